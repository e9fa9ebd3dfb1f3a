// Sheet, confirmation, help and menus on native <dialog> and popover.
import { $, $$, on, refreshPage } from './dom.js';
import { setPreference } from './navigation.js';

const sheet = $('#sheet');
const confirmation = $('#confirm');
const help = $('#help');

if (sheet) {
  document.addEventListener('htmx:after:swap', event => {
    // An answer may open it that was asked for elsewhere: a step that lacks something.
    if (sheet.childElementCount && !sheet.open) sheet.showModal();
    // A step that went on in the sheet leaves nothing there: the page behind it shows what is so now.
    const { target, response } = event.detail.ctx;
    if (target === sheet && sheet.open && response?.status < 400 && !sheet.textContent.trim()) {
      sheet.close();
      refreshPage();
    }
  });
  sheet.addEventListener('cancel', event => {
    if (!isDirty(sheet)) return;
    event.preventDefault();
    closeSheet();
  });
  sheet.addEventListener('close', () => sheet.replaceChildren());
  on('click', '#sheet [data-close]', closeSheet);
  // The next page is behind the sheet: a save in it that goes elsewhere closes it.
  document.addEventListener('htmx:after:swap', event => {
    if (event.detail.ctx.target?.id === 'main' && sheet.open && event.detail.ctx.response?.status < 400) sheet.close();
  });
}

const isDirty = scope => $$('form[data-guard]', scope).some(form => form.classList.contains('dirty'));

async function closeSheet() {
  if (isDirty(sheet) && !(await askToDiscard())) return;
  sheet.close();
}

/** True when the reader agrees to lose what was typed. */
export function askToDiscard() {
  const { discardTitle: title, discardText: text, discardOk: ok, discardNo: no } = confirmation.dataset;
  return ask({ title, text, ok, no });
}

/** Asks one question in the confirmation dialog. */
export function ask({ title, text, ok, no, danger }) {
  const yes = $('[value=yes]', confirmation);
  const cancel = $('[value=no]', confirmation);
  $('h2', confirmation).textContent = title;
  $('p', confirmation).textContent = text ?? '';
  yes.textContent = ok || confirmation.dataset.ok;
  cancel.textContent = no || confirmation.dataset.cancel;
  yes.className = danger ? 'btn danger-fill' : 'btn primary';
  confirmation.returnValue = 'no';
  confirmation.showModal();
  return new Promise(resolve => {
    confirmation.addEventListener('close', () => resolve(confirmation.returnValue === 'yes'), { once: true });
  });
}

// hx-confirm is the text; data-confirm-title, data-confirm-ok and data-danger say the rest.
document.addEventListener('htmx:confirm', async event => {
  if (!confirmation) return;
  event.preventDefault();
  const { ctx, issueRequest, dropRequest } = event.detail;
  const { confirmTitle, confirmOk, danger } = ctx.sourceElement.dataset;
  const title = confirmTitle ?? ctx.confirm;
  const agreed = await ask({ title, text: confirmTitle ? ctx.confirm : '', ok: confirmOk, danger: danger !== undefined });
  if (agreed) issueRequest();
  else dropRequest();
});

for (const dialog of $$('dialog')) {
  dialog.addEventListener('click', event => {
    if (event.target !== dialog) return;
    if (dialog === sheet) closeSheet();
    else dialog.close();
  });
}

export function showHelp() {
  if (!help || help.open) return;
  help.showModal();
  // The button below has the focus; the list begins at its beginning.
  help.scrollTop = 0;
}
help?.addEventListener('close', () => {
  if (help.returnValue === 'off') setPreference('keys', 'off');
  if (help.returnValue === 'on') setPreference('keys', 'on');
  help.returnValue = '';
});
on('click', '[data-help]', showHelp);

// Arrow keys inside any open menu.
document.addEventListener('keydown', event => {
  const menu = event.target.closest?.('.menu:popover-open');
  const step = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' }[event.key];
  if (!menu || !step) return;
  const items = $$('a, button:enabled', menu);
  const at = items.indexOf(document.activeElement);
  const next = step === 'first' ? 0 : step === 'last' ? items.length - 1 : (at + step + items.length) % items.length;
  event.preventDefault();
  items[next]?.focus();
});
document.addEventListener(
  'toggle',
  event => {
    const menu = event.target;
    if (event.newState === 'open' && menu.matches?.('.menu:not(.combo)')) $('[aria-pressed=true], a, button:enabled', menu)?.focus();
  },
  true,
);
on('click', '.menu a', (event, link) => link.closest('.menu').hidePopover());

// A row that loads its details once and folds them afterwards.
on('click', '[data-expand]', (event, button) => {
  const open = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', open);
  for (const row of $$('tr.bars', button.closest('tbody'))) row.hidden = !open;
});
