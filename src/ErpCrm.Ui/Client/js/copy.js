// <button data-copy="#field" data-copied="Copied">: copies a field's value and says so for a moment.
import { $, announce, on } from './dom.js';

on('click', '[data-copy]', async (event, button) => {
  const field = $(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return; // not allowed here: the text is selected, Ctrl+C copies it
  }
  const label = button.lastChild;
  const text = label.textContent;
  label.textContent = button.dataset.copied;
  announce(button.dataset.copied);
  setTimeout(() => (label.textContent = text), 2000);
});
