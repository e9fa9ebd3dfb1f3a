// The keyboard map. Physical key codes, so it works on Cyrillic layouts too.
import { $, $$, isTyping, singleKeysOn, visit } from './dom.js';
import { openPalette } from './palette.js';
import { showHelp } from './overlays.js';

const GO_TO_MS = 1200;
let goTo = 0;

document.addEventListener('keydown', event => {
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey && !event.shiftKey && event.code === 'KeyK') {
    event.preventDefault();
    openPalette();
  } else if (command && (event.key === 'Enter' || (event.code === 'KeyS' && !event.shiftKey))) {
    submitForm(event);
  } else if (!command && !event.altKey && !event.isComposing && singleKeysOn() && !isTyping(event.target) && !$('dialog[open]')) {
    singleKey(event);
  }
});

function submitForm(event) {
  const form =
    event.target.closest('form[method=post]') ?? ($$('#main form[data-guard]').length === 1 ? $('#main form[data-guard]') : null);
  if (!form) return;
  event.preventDefault();
  form.requestSubmit($('.btn.primary:not([type=button])', form));
}

function singleKey(event) {
  if (goTo) {
    clearTimeout(goTo);
    goTo = 0;
    const link = $$('#nav [data-go]').find(candidate => `Key${candidate.dataset.go}` === event.code);
    if (link) {
      event.preventDefault();
      visit(link.getAttribute('href'));
    }
    return;
  }
  if (event.key === '?') showHelp();
  else if (event.code === 'KeyG' && !event.shiftKey)
    goTo = setTimeout(() => {
      goTo = 0;
    }, GO_TO_MS);
  else pressShortcut(event);
}

/** data-key="/" takes the focus, data-key="c" (any letter) is clicked. */
function pressShortcut(event) {
  const key = event.code === 'Slash' || event.key === '/' ? '/' : event.code.match(/^Key([A-Z])$/)?.[1].toLowerCase();
  if (!key || event.shiftKey) return;
  const element = $(`[data-key="${key}"]`);
  if (!element) return;
  event.preventDefault();
  if (element.matches('input')) {
    element.focus();
    element.select();
  } else {
    element.click();
  }
}
