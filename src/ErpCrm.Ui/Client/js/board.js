// Kanban. Drag and drop by mouse or finger; the card's menu and Shift+arrows do the same without dragging.
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { $, $$, announce, newKey, openAt } from './dom.js';
import { showError } from './toasts.js';

class Board extends HTMLElement {
  connectedCallback() {
    this.cards = new Map();
    this.lanes = new Map();
    this.listeners = new AbortController();
    this.stopMonitor = monitorForElements({
      canMonitor: ({ source }) => this.contains(source.element),
      onDrop: ({ source, location }) => this.dropped(source.element, location.current.dropTargets),
    });
    this.scan();
    this.observer = new MutationObserver(() => this.scan());
    this.observer.observe(this, { childList: true, subtree: true });

    const { signal } = this.listeners;
    this.addEventListener('click', event => this.clicked(event), { signal });
    this.addEventListener('keydown', event => this.keyPressed(event), { signal });
  }

  disconnectedCallback() {
    this.stopMonitor();
    this.observer.disconnect();
    this.listeners.abort();
    for (const release of [...this.cards.values(), ...this.lanes.values()]) release();
  }

  /** Cards and lanes come and go with every swap: bind the new ones, release the removed ones. */
  scan() {
    for (const [known, bind] of [
      [this.cards, element => this.bindCard(element)],
      [this.lanes, element => this.bindLane(element)],
    ]) {
      for (const [element, release] of known) {
        if (this.contains(element)) continue;
        release();
        known.delete(element);
      }
      for (const element of $$(known === this.cards ? '.deal' : '.lane', this)) {
        if (!known.has(element)) known.set(element, bind(element));
      }
    }
  }

  bindLane(lane) {
    const over = value => lane.classList.toggle('over', value);
    return dropTargetForElements({
      element: lane,
      getData: () => ({ lane }),
      onDragEnter: () => over(true),
      onDragLeave: () => over(false),
      onDrop: () => over(false),
    });
  }

  bindCard(card) {
    const edge = side => {
      card.classList.toggle('edge-top', side === 'top');
      card.classList.toggle('edge-bottom', side === 'bottom');
    };
    return combine(
      draggable({
        element: card,
        canDrag: () => Boolean(card.dataset.moveUrl),
        getInitialData: () => ({ card }),
        onDragStart: () => card.classList.add('dragging'),
        onDrop: () => card.classList.remove('dragging'),
      }),
      dropTargetForElements({
        element: card,
        canDrop: ({ source }) => source.element !== card,
        getData: ({ input, element }) => attachClosestEdge({ card }, { input, element, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => edge(extractClosestEdge(self.data)),
        onDragLeave: () => edge(null),
        onDrop: () => edge(null),
      }),
    );
  }

  dropped(card, targets) {
    const over = targets.find(target => target.data.card);
    const lane = targets.find(target => target.data.lane)?.data.lane;
    if (!lane) return;
    let before = null;
    if (over) before = extractClosestEdge(over.data) === 'top' ? over.data.card : over.data.card.nextElementSibling;
    this.move(card, lane, before?.matches('.deal') ? before : null);
  }

  clicked(event) {
    const menu = $('[data-board-menu]', this);
    const more = event.target.closest('.more');
    if (more && menu) {
      this.menuCard = more.closest('.deal');
      const here = this.menuCard.closest('.lane').dataset.stage;
      for (const item of $$('[data-stage]', menu)) item.disabled = item.dataset.stage === here;
      openAt(menu, more);
      return;
    }
    const target = event.target.closest('[data-board-menu] [data-stage]');
    if (!target) return;
    menu.hidePopover();
    const card = this.menuCard;
    this.move(card, this.lane(target.dataset.stage), null).then(() => $('a', card)?.focus());
  }

  lane(stage) {
    return $$('.lane', this).find(lane => lane.dataset.stage === stage);
  }

  /** Optimistic: the card moves now, the server confirms with fresh totals; on failure it goes back. */
  async move(card, lane, before) {
    if (!card?.dataset.moveUrl || before === card) return;
    const list = $('.cards', lane);
    const origin = { parent: card.parentElement, next: card.nextElementSibling };
    if (origin.parent === list && origin.next === before) return;

    list.insertBefore(card, before ?? $('.none', list));
    card.classList.add('saving');
    const saved = await this.post(card, { stage: lane.dataset.stage, ...(before && { before: before.dataset.id }), ...newKey() });
    card.classList.remove('saving');
    if (!saved) {
      origin.parent.insertBefore(card, origin.next);
      return;
    }
    card.classList.add('moved');
    setTimeout(() => card.classList.remove('moved'), 1200);
    announce(`${$('.t', card)?.textContent.trim()}: ${lane.dataset.name ?? $('h2', lane)?.textContent.trim()}`);
  }

  async post(card, values) {
    let failed = false;
    const fail = event => {
      failed = true;
      // The lane says why when the server did not.
      if (
        event.type === 'htmx:response:error' &&
        event.detail.ctx.response.status === 422 &&
        !event.detail.ctx.text.includes('<hx-partial') &&
        !event.detail.ctx.response.headers.get('HX-Retarget')
      )
        showError(this.dataset.fail);
    };
    card.addEventListener('htmx:response:error', fail);
    card.addEventListener('htmx:error', fail);
    await htmx.ajax('POST', card.dataset.moveUrl, { source: card, target: card, swap: 'none', values });
    card.removeEventListener('htmx:response:error', fail);
    card.removeEventListener('htmx:error', fail);
    return !failed;
  }

  keyPressed(event) {
    const card = event.target.closest('.deal');
    if (!card || !event.key.startsWith('Arrow') || event.target.closest('.menu')) return;
    event.preventDefault();
    const dx = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    const dy = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
    if (event.shiftKey) this.carry(card, dx, dy);
    else this.step(card, dx, dy);
  }

  async carry(card, dx, dy) {
    const lanes = $$('.lane', this);
    const lane = card.closest('.lane');
    const cards = $$('.deal', lane);
    const at = cards.indexOf(card);
    const neighbour = lanes[lanes.indexOf(lane) + dx];
    if (dx && neighbour) await this.move(card, neighbour, $('.deal', neighbour));
    else if (dy < 0 && at > 0) await this.move(card, lane, cards[at - 1]);
    else if (dy > 0 && at < cards.length - 1) await this.move(card, lane, cards[at + 2] ?? null);
    $('a', card)?.focus();
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  step(card, dx, dy) {
    const lanes = $$('.lane', this);
    const lane = card.closest('.lane');
    const at = $$('.deal', lane).indexOf(card);
    const focus = target => $('a', target)?.focus();
    if (dy) focus($$('.deal', lane)[at + dy] ?? card);
    for (let i = lanes.indexOf(lane) + dx; dx && lanes[i]; i += dx) {
      const cards = $$('.deal', lanes[i]);
      if (!cards.length) continue;
      focus(cards[Math.min(at, cards.length - 1)]);
      break;
    }
  }
}

customElements.define('ui-board', Board);
