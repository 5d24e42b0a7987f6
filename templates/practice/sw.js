/*
 * The service worker of practice: its shell and its page, so that the page opens without a line. https and localhost only.
 *
 * It answers for nothing but the shell's files, navigation to /practice, and the media of questions, which pages/fetch_ahead.js
 * fetched ahead. Live pages, /socket.io/, the rest of the API and everything else pass it by untouched.
 */
'use strict';
var CACHE = 'practice-{{ build }}';
var MEDIA = 'practice-media';
var PAGE = '/practice';
var FILES = {{ files|tojson }};

self.addEventListener('install', function (event) {
  event.waitUntil(caches.open(CACHE).then(function (cache) { return cache.addAll(FILES); }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name.indexOf('practice-') === 0 && name !== CACHE && name !== MEDIA; }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

/* the page is kept under one name, whatever stands behind its question mark; an error page is not kept */
function page(request) {
  return fetch(request).then(function (answer) {
    if (!answer.ok || answer.redirected) return answer;
    var copy = answer.clone();
    return caches.open(CACHE).then(function (cache) { return cache.put(PAGE, copy); }).then(function () { return answer; });
  }, function (failure) {
    return caches.match(PAGE).then(function (kept) { if (kept) return kept; throw failure; });
  });
}

function media(request) {
  return fetch(request).catch(function (failure) {
    return caches.match(request.url, { cacheName: MEDIA }).then(function (kept) { if (kept) return kept; throw failure; });
  });
}

self.addEventListener('fetch', function (event) {
  var request = event.request;
  var address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (address.pathname === PAGE) event.respondWith(page(request));
  } else if (address.pathname.indexOf('/api/practice/media/') === 0) {
    event.respondWith(media(request));
  } else if (FILES.indexOf(address.pathname) >= 0) {
    event.respondWith(caches.match(request).then(function (kept) { return kept || fetch(request); }));
  }
});
