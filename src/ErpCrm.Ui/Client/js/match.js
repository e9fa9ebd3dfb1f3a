// Lines of a bank beside what they are: J/K move from line to line, Enter confirms, X chooses; the bulk bar counts.
import { $, $$, isTyping, singleKeysOn } from './dom.js';

class Match extends HTMLElement {
  connectedCallback() {
    this.listeners = new AbortController();
    const { signal } = this.listeners;
    this.addEventListener('change', () => this.count(), { signal });
    this.addEventListener('click', event => this.clicked(event), { signal });
    document.addEventListener('keydown', event => this.keyPressed(event), { signal });
    this.count();
  }

  disconnectedCallback() {
    this.listeners.abort();
  }

  clicked(event) {
    if (!event.target.closest('[data-clear]')) return;
    for (const box of $$('.match .check', this)) box.checked = false;
    this.count();
  }

  keyPressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn() || isTyping(event.target) || $('dialog[open]')) return;
    const cards = $$('.match', this);
    const at = cards.findIndex(card => card.contains(document.activeElement));
    const step = { KeyJ: 1, KeyK: -1 }[event.code];
    // Enter on a button or a box is its own.
    const isTitle = document.activeElement?.matches('.match-title');
    const act = { Enter: isTitle && '.match-do .btn.primary', KeyX: '.check' }[event.code];
    if (step && cards.length) {
      const card = cards[Math.max(0, Math.min(cards.length - 1, at + step))];
      $('.match-title', card).focus();
      card.scrollIntoView({ block: 'nearest' });
    } else if (act && at >= 0 && $(act, cards[at])) $(act, cards[at]).click();
    else return;
    event.preventDefault();
  }

  count() {
    const chosen = $$('.match .check:checked', this).length;
    $('.bulk', this)?.classList.toggle('on', chosen > 0);
    for (const output of $$('[data-count]', this)) output.textContent = chosen;
  }
}

customElements.define('ui-match', Match);
