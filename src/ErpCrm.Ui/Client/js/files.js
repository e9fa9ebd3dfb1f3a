// Files of a record (#files-add): chosen ones are sent at once; they are dropped anywhere on the page, and a picture is
// pasted anywhere. Pictures and PDFs are looked at in a dialog.
import { $, $$, on } from './dom.js';

const form = () => $('#files-add');
const waiting = [];
// The address that files are on their way to.
let sendingTo = null;
let refused = [];

/** Sends files; those that come while others are on their way go after them. */
function send(files) {
  const to = form();
  if (!waiting.length) refused = [];
  $('#files-error').replaceChildren();
  const fitting = files.filter(file => fits(to, file));
  tellRefused();
  if (!fitting.length) return;
  if (sendingTo === to.action) {
    waiting.push(...fitting);
    return;
  }
  waiting.length = 0; // what waited for a page that was left is not sent to this one
  const chosen = new DataTransfer();
  for (const file of fitting) chosen.items.add(file);
  for (const input of $$('input[type=file]', to)) input.value = '';
  $('#files-input').files = chosen.files;
  sendingTo = to.action;
  to.classList.add('sending');
  to.requestSubmit();
}

// A file that is too large is not sent for nothing.
function fits(to, file) {
  if (file.size <= Number(to.dataset.maxBytes)) return true;
  refused.push(to.dataset.tooLarge.replace('{0}', file.name));
  return false;
}

function tellRefused() {
  for (const text of refused) {
    const line = document.createElement('span');
    line.textContent = text;
    $('#files-error')?.append(line);
  }
}

on('change', '#files-add input[type=file]', (event, input) => {
  const files = [...input.files];
  input.value = '';
  send(files);
});

document.addEventListener('htmx:finally:request', event => {
  const { sourceElement: source, response } = event.detail.ctx;
  // The form stays where it is: what was sent is not sent again, nor is the old name typed any more.
  if (source?.matches?.('.file-rename') && response?.status < 400) {
    source.hidePopover();
    source.reset();
  }
  if (source?.id !== 'files-add' || source.action !== sendingTo) return;
  sendingTo = null;
  if (form()?.action !== source.action) return;
  form().classList.remove('sending');
  for (const input of $$('input[type=file]', form())) input.value = '';
  if (waiting.length) send(waiting.splice(0));
  else tellRefused();
});

// Dropped anywhere on a page with files: elsewhere the browser would leave the page for the file.
const holdsFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
const takesDrop = event => form() && holdsFiles(event) && !event.target.closest?.('dialog, .file-field');

document.addEventListener('dragover', event => {
  if (!takesDrop(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'copy';
  form().classList.add('over');
});
document.addEventListener('dragleave', event => {
  if (!event.relatedTarget) form()?.classList.remove('over');
});
document.addEventListener('drop', event => {
  form()?.classList.remove('over');
  if (!takesDrop(event)) return;
  event.preventDefault();
  form().scrollIntoView({ block: 'nearest' });
  send([...event.dataTransfer.files]);
});

document.addEventListener('paste', event => {
  const files = [...(event.clipboardData?.files ?? [])];
  // Cells and formatted text bring a picture of themselves; they are pasted as text.
  const isText = event.clipboardData?.types.includes('text/plain');
  if (!form() || !files.length || isText || event.defaultPrevented || $('dialog[open]')) return;
  event.preventDefault();
  form().scrollIntoView({ block: 'nearest' });
  send(files.map(named));
});

// A pasted picture has no name of its own.
function named(file) {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const at = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString();
  return new File([file], `${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '-')}.${file.name.split('.')[1]}`, { type: file.type });
}

// Looked at beside the page; with a modifier, or where the browser shows no PDF in a page, the link opens it.
on('click', 'a[data-preview]', (event, link) => {
  const dialog = $('#preview');
  if (!dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.dataset.preview === 'iframe' && !navigator.pdfViewerEnabled) return;
  event.preventDefault();
  $('h2', dialog).textContent = link.textContent;
  $('[data-preview-download]', dialog).href = link.dataset.download;
  for (const place of $$('img, iframe', dialog)) {
    place.hidden = place.localName !== link.dataset.preview;
    if (!place.hidden) place.src = place.localName === 'iframe' ? `${link.href}#navpanes=0&view=FitH` : link.href;
  }
  $('img', dialog).alt = link.textContent;
  dialog.showModal();
});
on('click', '[data-preview-close]', (event, button) => button.closest('dialog').close());
document.addEventListener(
  'close',
  event => {
    if (event.target.id === 'preview') for (const place of $$('img, iframe', event.target)) place.removeAttribute('src');
  },
  true,
);
on('click', '#preview', (event, dialog) => {
  if (event.target === dialog) dialog.close();
});
