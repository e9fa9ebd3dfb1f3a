// Client-side rules on the native constraint API, from the data-val-* attributes that MVC writes
// (data annotations and FluentValidation alike). htmx asks reportValidity() before a request, the browser before a submit.
// Numbers and days are read by the server alone (DecimalText, DateText): one meaning, in one place.
import { $, on } from './dom.js';

const within = (text, min, max) => text.length >= Number(min ?? 0) && text.length <= Number(max ?? Infinity);
const other = (element, name) => element.form?.elements[element.name.replace(/[^.]*$/, '') + (name ?? '').replace(/^\*\./, '')]?.value;

// Every rule but "required" accepts an empty field.
const rules = {
  required: (value, rule, element) => element.type === 'checkbox' || value.trim() !== '',
  length: (value, rule) => within(value, rule.valLengthMin, rule.valLengthMax),
  minlength: (value, rule) => within(value, rule.valMinlengthMin),
  maxlength: (value, rule) => within(value, 0, rule.valMaxlengthMax),
  regex: (value, rule) => new RegExp(`^(?:${rule.valRegexPattern})$`).test(value),
  email: value => /^[^\s@]+@[^\s@]+$/.test(value),
  equalto: (value, rule, element) => value === (other(element, rule.valEqualtoOther) ?? value),
};

function check(element) {
  if (element.dataset.val !== 'true' || element.disabled) return;
  element.setCustomValidity(firstBroken(element) ?? '');
}

function firstBroken(element) {
  const { value, dataset } = element;
  for (const [name, holds] of Object.entries(rules)) {
    const message = dataset[`val${name[0].toUpperCase()}${name.slice(1)}`];
    if (message === undefined || (name !== 'required' && value === '')) continue;
    if (!holds(value, dataset, element)) return message;
  }
  return null;
}

function show(element) {
  const name = element.dataset.valName ?? element.name;
  const output = element.form && $(`[data-valmsg-for="${CSS.escape(name)}"]`, element.form);
  if (!output) return;
  const valid = element.validity.valid;
  if (valid) element.removeAttribute('aria-invalid');
  else element.setAttribute('aria-invalid', 'true');
  output.textContent = valid ? '' : element.validationMessage;
}

const checkAll = form => {
  for (const element of form.elements) check(element);
};
on(
  'click',
  'form button:not([type=button])',
  (event, button) => {
    if (button.form && !button.formNoValidate) checkAll(button.form);
  },
  true,
);
on(
  'keydown',
  'form input',
  (event, input) => {
    if (event.key === 'Enter' && input.form) checkAll(input.form);
  },
  true,
);

document.addEventListener(
  'invalid',
  event => {
    const element = event.target;
    if (element.dataset.val !== 'true' || element.type === 'hidden') return;
    event.preventDefault();
    show(element);
    const { form } = element;
    const first = $('[aria-invalid=true]', form);
    if (first && !document.activeElement?.matches('[aria-invalid=true]')) first.focus();
  },
  true,
);

// While a button is held down nothing may move under it: a message that appears on blur would swallow the click.
let pointerDown = false;
const held = new Set();
addEventListener(
  'pointerdown',
  () => {
    pointerDown = true;
  },
  true,
);
for (const type of ['pointerup', 'pointercancel']) {
  addEventListener(
    type,
    () => {
      pointerDown = false;
      setTimeout(() => {
        held.forEach(show);
        held.clear();
      });
    },
    true,
  );
}

on('focusout', '[data-val=true]', (event, element) => {
  if (!element.value && !element.hasAttribute('aria-invalid')) return;
  check(element);
  if (pointerDown) held.add(element);
  else show(element);
});
on('input', '[data-val=true]', (event, element) => {
  if (!element.hasAttribute('aria-invalid')) return;
  check(element);
  show(element);
});

// The server had the last word (422): go to the first field it refused.
document.addEventListener('htmx:after:swap', event => {
  const { ctx } = event.detail;
  if (ctx.response?.status !== 422) return;
  const scope = $('#sheet[open]') ?? document;
  const refused = $('[aria-invalid=true]', scope) ?? $('[role=alert]', scope);
  if (!refused) return;
  if (!refused.matches('input, select, textarea')) refused.tabIndex = -1;
  refused.focus();
});
