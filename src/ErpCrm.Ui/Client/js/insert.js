// <button data-insert="{{ number }}" data-into="Body">: puts its words where the cursor stands in that field;
// with data-between=", " behind what is there.
import { on } from './dom.js';

// Where nobody put the cursor yet, the end is meant.
const entered = new WeakSet();
on('focusin', 'textarea, input', (event, field) => entered.add(field));

on('click', '[data-insert]', (event, button) => {
  const field = button.form?.elements[button.dataset.into];
  if (!field) return;
  const { insert, between } = button.dataset;
  if (between === undefined) {
    const end = field.value.length;
    const [from, to] = entered.has(field) ? [field.selectionStart, field.selectionEnd] : [end, end];
    field.setRangeText(insert, from, to, 'end');
  } else if (!field.value.includes(insert)) {
    const before = field.value.replace(/[\s,;]+$/, '');
    field.value = before ? before + between + insert : insert;
  }
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
});
