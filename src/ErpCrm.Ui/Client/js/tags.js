// Tags of a record: Enter adds (the form's own), Backspace in the empty field takes the last one off.
import { $$ } from './dom.js';

document.addEventListener('keydown', event => {
  const input = event.target;
  if (event.key !== 'Backspace' || !input.matches?.('[data-tags]') || input.value !== '' || event.repeat) return;
  const last = $$('.tag-x', input.closest('.tags')).at(-1);
  if (last) {
    event.preventDefault();
    last.click();
  }
});
