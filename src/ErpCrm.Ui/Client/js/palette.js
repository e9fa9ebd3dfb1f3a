// Ctrl+K: commands are filtered here at once, records come from the server. Text typed in the wrong layout is understood.
import { $, $$, announce, on, visit } from './dom.js';
import { setPreference } from './navigation.js';
import { showHelp } from './overlays.js';

const dialog = $('#palette');
const input = $('#palette-input');
const list = $('#palette-list');
const records = $('#palette-records');
const nothing = $('#palette-none');
const OPTION = '[role=option]:not([aria-disabled])';

const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбю';

/** The same keys on the other keyboard layout. */
const otherLayout = text =>
  [...text]
    .map(char => {
      const latin = LATIN.indexOf(char);
      if (latin >= 0) return CYRILLIC[latin];
      const cyrillic = CYRILLIC.indexOf(char);
      return cyrillic >= 0 ? LATIN[cyrillic] : char;
    })
    .join('');

export function openPalette() {
  if (!dialog) return;
  if (dialog.open) {
    dialog.close();
    return;
  }
  input.value = '';
  records.replaceChildren();
  showRecent();
  dialog.showModal();
  filter();
  input.focus();
}
on('click', '[data-palette]', openPalette);

/** What one opened lately stands there before anything is typed. */
const showRecent = () => htmx.ajax('GET', '/search', { source: input, target: '#palette-records' });

const visibleOptions = () => $$(OPTION, list).filter(option => !option.hidden && !option.closest('[hidden]'));
const selected = () => $('[aria-selected=true]', list);

function filter() {
  const text = input.value.trim().toLowerCase();
  const typings = [text, otherLayout(text)].map(typing => typing.split(/\s+/));
  for (const group of $$('[data-group]', list)) {
    let any = false;
    for (const option of $$('[role=option]', group)) {
      const words = option.dataset.words;
      option.hidden = Boolean(text) && !typings.some(typing => typing.every(word => words.includes(word)));
      any ||= !option.hidden;
    }
    group.hidden = !any;
  }
  select(visibleOptions()[0]);
}

function select(option) {
  selected()?.setAttribute('aria-selected', 'false');
  nothing.hidden = Boolean(option) || !input.value.trim();
  if (!option) {
    input.removeAttribute('aria-activedescendant');
    return;
  }
  option.setAttribute('aria-selected', 'true');
  input.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function run(option) {
  if (!option) return;
  dialog.close();
  const { set, url, sheet, help } = option.dataset;
  if (set) setPreference(...set.split('='));
  else if (help !== undefined) showHelp();
  else if (sheet !== undefined) htmx.ajax('GET', url, { target: '#sheet' });
  else if (url) visit(url);
}

if (dialog) {
  input.addEventListener('input', () => {
    // What was opened lately is no answer to what is typed.
    if (input.value.trim()) $('[data-recent]', records)?.remove();
    filter();
  });

  document.addEventListener('htmx:after:swap', event => {
    if (event.detail.ctx.target !== records) return;
    const options = visibleOptions();
    if (!options.includes(selected())) select(options[0]);
    announce(options.length ? list.dataset.count.replace('{0}', options.length) : nothing.textContent);
  });

  input.addEventListener('keydown', event => {
    const options = visibleOptions();
    const at = options.indexOf(selected());
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) select(options[(at + step + options.length) % options.length]);
    else if (event.key === 'Enter') run(options[at]);
    else if (event.key === 'Escape')
      dialog.close(); // a search field would only clear its text
    else if (event.key !== 'Tab') return;
    event.preventDefault();
  });

  list.addEventListener('pointermove', event => {
    const option = event.target.closest(OPTION);
    if (option && option !== selected()) select(option);
  });
  list.addEventListener('click', event => run(event.target.closest(OPTION)));
}
