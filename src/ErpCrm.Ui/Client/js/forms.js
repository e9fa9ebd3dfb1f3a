// Forms: unsaved changes, both versions of a conflict.
import { $, $$, on } from './dom.js';
import { ask, askToDiscard } from './overlays.js';

// Unsaved changes (form[data-guard]).
const dirtyForm = () => $('#main form[data-guard].dirty');
const staysHere = ctx => ctx.response?.headers.get('HX-Push-Url') === 'false';
for (const type of ['input', 'change']) on(type, 'form[data-guard]', (event, form) => form.classList.add('dirty'));
on('submit', 'form[data-guard]', (event, form) => {
  form.dataset.submitting = '';
});
document.addEventListener('htmx:finally:request', event => {
  const { ctx } = event.detail;
  const form = ctx.request?.form;
  if (!form) return;
  delete form.dataset.submitting;
  if (ctx.response?.status < 400 && !staysHere(ctx)) form.classList.remove('dirty');
});
// An answer that saved nothing, like a preview, draws the form anew: what was typed is still unsaved, and a password, which no
// page says again, is carried over.
document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  const before = ctx.request?.form;
  const isPreview = ctx.response?.status < 400 && staysHere(ctx);
  if (!before?.matches('[data-guard]') || (!isPreview && ctx.response?.status !== 422)) return;
  const form = $('#main form[data-guard]');
  if (!form) return;
  if (isPreview) form.classList.add('dirty');
  for (const typed of $$('input[type=password]', before)) {
    const field = form.elements[typed.name];
    if (field && !field.value) field.value = typed.value;
  }
});
// A button that replaces what was typed asks first.
on('click', 'button[data-replaces]', async (event, button) => {
  if (!button.form.matches('.dirty')) return;
  event.preventDefault();
  const { replaces: text, confirmTitle: title } = button.dataset;
  if (await ask({ title, text })) button.form.requestSubmit(button);
});
addEventListener('beforeunload', event => {
  const form = dirtyForm();
  if (form && form.dataset.submitting === undefined) event.preventDefault();
});
document.addEventListener('click', leaveDirtyPage, true);

/** A link away from a changed form asks first. */
async function leaveDirtyPage(event) {
  const link = event.target.closest?.('a[href]');
  const form = link && dirtyForm();
  const staysHere =
    !link || link.target || link.hasAttribute('download') || link.matches('[href^="#"], [hx-target]') || event.ctrlKey || event.metaKey;
  if (!form || staysHere) return;
  event.preventDefault();
  event.stopPropagation();
  if (!(await askToDiscard())) return;
  form.reset();
  form.classList.remove('dirty');
  link.click();
}

// Conflict: take their values into the form, or keep mine; the version of theirs is already in the form.
on('click', '[data-conflict-take]', (event, button) => {
  const form = button.closest('form');
  for (const cell of $$('[data-conflict-field]', button.closest('.conflict'))) take(form, cell.dataset);
  settleConflict(button);
});
on('click', '[data-conflict-keep]', (event, button) => settleConflict(button));

function take(form, { conflictField: name, conflictValue: value, conflictText: text, conflictChoice: choice }) {
  for (const control of $$(`[name="${CSS.escape(name)}"]`, form)) {
    if (control.type === 'checkbox' && choice !== undefined) {
      if (control.value === choice) control.checked = value === 'true';
    } else if (control.type === 'checkbox' || control.type === 'radio') control.checked = control.value === value;
    else if (control.type !== 'hidden' || !control.matches('[type=checkbox] ~ *')) control.value = value;
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
  const shown = text === undefined ? null : form.elements[`${name}Text`];
  if (shown) shown.value = text;
}

function settleConflict(button) {
  const form = button.closest('form');
  button.closest('.conflict').remove();
  $('.btn.primary:not([type=button])', form ?? document)?.focus();
}

// What is being written beside a page (form[data-draft]) outlives the page's own actions, which load it again; it is kept in
// memory by where it would be sent, until it is sent or thrown away.
const drafts = new Map();
on('input', 'form[data-draft]', (event, form) => drafts.set(form.action, event.target.value));
on('reset', 'form[data-draft]', (event, form) => drafts.delete(form.action));
document.addEventListener('htmx:before:response', event => {
  const { ctx } = event.detail;
  if (ctx.request?.form?.matches('[data-draft]') && ctx.response.status < 400) drafts.delete(ctx.request.form.action);
});
document.addEventListener('htmx:after:swap', event => {
  const { ctx } = event.detail;
  for (const form of $$('form[data-draft]')) {
    const field = $('textarea', form);
    if (ctx.request?.form?.matches('[data-draft]') && ctx.response?.status < 400 && !field.value) field.focus();
    if (!drafts.has(form.action) || field.value === drafts.get(form.action)) continue;
    field.value = drafts.get(form.action);
    form.classList.add('dirty');
  }
});

// The name of the chosen file, where the browser's own control would show it.
on('change', '.file-field input', (event, input) => {
  const name = $('.file-name', input.parentElement);
  name.dataset.none ??= name.textContent;
  name.textContent = [...input.files].map(file => file.name).join(', ') || name.dataset.none;
});

// A held form goes back to its page by itself.
class SendAtOnce extends HTMLElement {
  connectedCallback() {
    requestAnimationFrame(() => this.closest('form')?.requestSubmit());
  }
}
customElements.define('ui-send-at-once', SendAtOnce);

// A select or a check box that sends its form at once.
on('change', '[data-submit-on-change]', (event, element) => element.form.requestSubmit());
