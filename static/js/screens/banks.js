/* The pages of the banks: each part wakes when its page has it. CodeMirror is fetched only where YAML is edited. */
import { questionForm } from '../banks/form.js';
import { listAtTheSide } from '../banks/list.js';
import { compareSides } from '../banks/sides.js';
import { uploadForm } from '../banks/upload.js';

listAtTheSide();
compareSides();
const form = document.querySelector('[data-form]');
if (form) questionForm(form);
const upload = document.querySelector('[data-upload]');
if (upload) uploadForm(upload);
const yaml = document.querySelector('[data-yaml]');
if (yaml) import('../banks/yaml.js').then((part) => part.yamlEditor(yaml));
