// Messages at the bottom right. They leave after seven seconds, unless the pointer or the focus is on them.
import { $, $$, newKey, on, refreshPage } from './dom.js';

const LIFETIME_MS = 7000;
const box = $('#toasts');

/** Shows a failure in plain words; without a text: nothing was saved. */
export function showError(text) {
  if (!box) return;
  const toast = $('#toast-failed').content.firstElementChild.cloneNode(true);
  if (text) $('.grow', toast).textContent = text;
  box.append(toast);
}

if (box) {
  new MutationObserver(changes => {
    const added = changes.flatMap(change => [...change.addedNodes]).filter(node => node.nodeType === 1 && node.matches('.toast'));
    if (added.length) show(added);
    else if (!$('.toast', box) && box.matches(':popover-open')) box.hidePopover();
  }).observe(box, { childList: true });

  const present = $$('.toast', box);
  if (present.length) show(present);
}

function show(toasts) {
  // Opened again, it is above any dialog opened since.
  if (box.matches(':popover-open')) box.hidePopover();
  box.showPopover();
  toasts.forEach(startTimer);
}

function startTimer(toast) {
  let timer;
  const start = () => {
    timer = setTimeout(dismiss, LIFETIME_MS, toast);
  };
  const stop = () => clearTimeout(timer);
  toast.addEventListener('pointerenter', stop);
  toast.addEventListener('focusin', stop);
  toast.addEventListener('pointerleave', start);
  toast.addEventListener('focusout', start);
  start();
}

function dismiss(toast) {
  toast.classList.add('out');
  setTimeout(() => toast.remove(), 200);
}

on('click', '[data-dismiss]', (event, button) => dismiss(button.closest('.toast')));

on('click', '.toast [data-undo]', async (event, button) => {
  const toast = button.closest('.toast');
  button.disabled = true;
  let failed = false;
  const fail = () => {
    failed = true;
  };
  document.addEventListener('htmx:response:error', fail, { once: true });
  await htmx.ajax('POST', button.dataset.undo, { source: toast, target: toast, swap: 'none', values: newKey() });
  document.removeEventListener('htmx:response:error', fail);
  toast.remove();
  if (!failed) refreshPage();
});
