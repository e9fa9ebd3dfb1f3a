// Editable lines of a document: add from a template, remove, reorder; names stay Lines[0], Lines[1], …
import { $, $$ } from './dom.js';
import { csrfToken } from './requests.js';

const PREVIEW_DELAY_MS = 250;

class Lines extends HTMLElement {
  connectedCallback() {
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.addEventListener('click', event => this.clicked(event), { signal });
    this.addEventListener('keydown', event => this.keyPressed(event), { signal });
    for (const type of ['input', 'change']) this.closest('form')?.addEventListener(type, () => this.preview(), { signal });
  }

  disconnectedCallback() {
    this.listeners.abort();
    clearTimeout(this.timer);
  }

  get body() {
    return $('tbody', this);
  }
  get template() {
    return $('template[data-line]', this);
  }
  get rows() {
    return [...this.body.rows];
  }

  clicked(event) {
    if (event.target.closest('[data-line-add]')) this.add();
    const remove = event.target.closest('[data-line-remove]');
    if (remove) this.remove(remove.closest('tr'));
  }

  keyPressed(event) {
    const row = event.target.closest('tbody tr');
    if (!row || event.isComposing) return;
    const expanded = event.target.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && event.target.matches('input, select') && !expanded) {
      event.preventDefault();
      this.go(row, event.target, event.shiftKey ? -1 : 1);
    } else if (!this.template) {
      // the lines are those of a document: none comes, goes or moves
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.shift(row, event.key === 'ArrowUp' ? -1 : 1);
      event.target.focus();
    } else if (event.ctrlKey && event.key === 'Delete') {
      event.preventDefault();
      this.remove(row);
    }
  }

  add() {
    const row = this.template.content.firstElementChild.cloneNode(true);
    this.body.append(row);
    this.renumber();
    htmx.process(row);
    $('input:not([type=hidden]), select, textarea', row)?.focus();
    this.changed();
    return row;
  }

  remove(row) {
    const at = this.rows.indexOf(row);
    row.remove();
    this.renumber();
    const next = this.rows[Math.min(at, this.rows.length - 1)];
    ($('input:not([type=hidden]), select, textarea', next ?? this) ?? $('[data-line-add]', this))?.focus();
    this.changed();
  }

  shift(row, step) {
    const other = this.rows[this.rows.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    this.renumber();
    this.changed();
  }

  /** The same column in the next row; below the last row a new one is added. */
  go(row, field, step) {
    const column = field.closest('td')?.cellIndex ?? 0;
    const next = this.rows[this.rows.indexOf(row) + step] ?? (step > 0 && this.template ? this.add() : null);
    const cell = next && ($('input:not([type=hidden]), select', next.cells[column]) ?? $('input:not([type=hidden])', next));
    cell?.focus();
    cell?.select?.();
  }

  renumber() {
    const name = this.dataset.name ?? 'Lines';
    const id = name.replaceAll('.', '_');
    const byName = new RegExp(`^${name.replaceAll('.', '\\.')}\\[[^\\]]*\\]`);
    const byId = new RegExp(`(^|\\s|#)${id}_(?:\\d+|_i_)_`, 'g');
    for (const [index, row] of this.rows.entries()) {
      for (const element of [row, ...$$('*', row)]) {
        for (const attribute of ['name', 'data-valmsg-for', 'data-val-name']) {
          const value = element.getAttribute(attribute);
          if (value) element.setAttribute(attribute, value.replace(byName, `${name}[${index}]`));
        }
        for (const attribute of ['id', 'for', 'aria-describedby', 'aria-controls']) {
          const value = element.getAttribute(attribute);
          if (value) element.setAttribute(attribute, value.replace(byId, `$1${id}_${index}_`));
        }
      }
      for (const output of $$('[data-line-number]', row)) output.textContent = index + 1;
    }
  }

  changed() {
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** data-preview: the server computes the totals of what is typed so far and answers with a fragment for data-preview-target. */
  preview() {
    if (!this.dataset.preview) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.loadPreview(), PREVIEW_DELAY_MS);
  }

  /** What is typed; a file that is chosen is not sent with every key that is pressed. */
  typed() {
    const typed = new FormData(this.closest('form'));
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    return typed;
  }

  async loadPreview() {
    this.request?.abort();
    this.request = new AbortController();
    try {
      const response = await fetch(this.dataset.preview, {
        method: 'POST',
        body: this.typed(),
        headers: { 'HX-Request': 'true', 'X-CSRF-TOKEN': csrfToken() },
        signal: this.request.signal,
      });
      const target = $(this.dataset.previewTarget);
      if (!response.ok || !target) return;
      target.innerHTML = await response.text();
      // What belongs elsewhere, such as the amount of each line, says where to.
      for (const piece of $$('template[data-goes-to]', target)) {
        const place = $(piece.dataset.goesTo);
        if (place) place.textContent = piece.content.textContent.trim();
        piece.remove();
      }
      htmx.process(target);
    } catch {
      // replaced by the next change, or offline: the last totals stay
    }
  }
}

customElements.define('ui-lines', Lines);
