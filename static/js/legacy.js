/* Runs only where modules do not (nomodule): says so, and nothing else. Written for browsers of any age. */
(function () {
  var note = document.createElement('p');
  note.className = 'outdated';
  note.appendChild(document.createTextNode('浏览器版本过低，请更新浏览器或微信后重新扫码。 Please update your browser.'));
  document.body.appendChild(note);
}());
