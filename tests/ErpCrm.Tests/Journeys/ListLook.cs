using Microsoft.Playwright;

namespace ErpCrm.Tests.Journeys;

/// <summary>Looks at the lists of a page: heads stand over cells, no
/// figure is hidden, nothing is wider than the window.</summary>
internal static class ListLook
{
    /// <summary>Width in pixels between the margins of an A4 sheet, upright and lying.</summary>
    private const int Upright = 680;
    private const int Lying = 1009;

    private const string Script = """
        () => {
          const wrong = [];
          const shown = element =>
            element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
          const span = cells => cells.reduce((sum, cell) => sum + cell.colSpan, 0);
          const hasFigure = cell => /\d/.test(cell.innerText ?? '');
          const paper = matchMedia('print').matches;
          for (const table of document.querySelectorAll('main table.table, .plain table.table')) {
            if (!shown(table)) continue;
            const name = table.getAttribute('aria-label') ?? table.caption?.innerText
              ?? table.closest('section')?.querySelector('h2, h3')?.innerText ?? 'table';
            const say = what => wrong.push(`${name}: ${what}`);
            const head = table.tHead?.rows[table.tHead.rows.length - 1];
            const isTable = !head || getComputedStyle(table.tHead).position !== 'absolute';
            const heads = head ? span([...head.cells].filter(cell => !paper || shown(cell))) : 0;
            if (isTable && head && [...head.cells].some(cell => !shown(cell) && !(paper && cell.matches('.tick'))))
              say('a head is hidden');
            for (const row of table.querySelectorAll('tbody tr, tfoot tr')) {
              if (!shown(row)) continue;
              const cells = [...row.cells];
              const visible = cells.filter(shown);
              if (isTable && head && span(visible) !== heads)
                say(`${span(visible)} cells under ${heads} heads: ${row.innerText.slice(0, 60)}`);
              for (const cell of cells) {
                if (/\d/.test(cell.textContent) && !cell.matches('.tick') && !shown(cell))
                  say(`hidden ${cell.textContent.trim().slice(0, 40)}`);
                if (isTable || !shown(cell) || !hasFigure(cell)) continue;
                if (cell.matches('.p2, .p3, .hide-s') && !cell.dataset.head && !cell.dataset.label)
                  say(`nothing says what ${cell.innerText.slice(0, 40)} is`);
                if (cell.scrollWidth > cell.clientWidth + 2) say(`cut ${cell.innerText.slice(0, 40)}`);
              }
            }
            const box = table.closest('.scroll, ui-list, .in, .heat-wrap') ?? table.parentElement;
            const over = Math.round(table.getBoundingClientRect().right - box.getBoundingClientRect().right);
            if (over > 2 && (paper || getComputedStyle(box).overflowX === 'visible'))
              say(`${over} px wider than its place`);
          }
          for (const button of paper ? [] : [...document.querySelectorAll('.btn')].filter(shown)) {
            const hasWords = button.innerText.trim() !== '' && getComputedStyle(button).fontSize !== '0px';
            if (!hasWords && ![...button.querySelectorAll('svg, img')].some(shown))
              wrong.push(`the button ${button.textContent.trim()} shows nothing`);
          }
          const page = document.documentElement.scrollWidth - document.documentElement.clientWidth;
          if (page > 0 && !paper) wrong.push(`the page is ${page} px too wide`);
          if (paper && [...document.querySelectorAll('.skip, .nav, .tabbar, .bar-actions')].some(shown))
            wrong.push('controls are printed');
          if (paper && !(shown(document.querySelector('h1')) && shown(document.querySelector('.on-paper'))))
            wrong.push('the sheet says neither what nor whose it is');
          return [...new Set(wrong)];
        }
        """;

    public static IReadOnlyList<int> Widths { get; } = [1440, 1280, 1000, 800, 360];

    /// <summary>What is wrong with the open page at the narrowest width.</summary>
    public static async Task<string[]> LookOnPhoneAsync(IPage page)
    {
        await page.SetViewportSizeAsync(Widths[^1], 900);
        return await page.EvaluateAsync<string[]>(Script);
    }

    /// <summary>What is wrong with the open page at every width and on paper.</summary>
    public static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        var wrong = new List<string>();
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            wrong.AddRange((await page.EvaluateAsync<string[]>(Script)).Select(w => $"{width} px: {w}"));
        }

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var lies = await page
            .EvaluateAsync<bool>("() => document.querySelector('.page:has(.table thead tr > :nth-child(7))') !== null");
        await page.SetViewportSizeAsync(lies ? Lying : Upright, 900);
        wrong.AddRange((await page.EvaluateAsync<string[]>(Script)).Select(w => $"on paper: {w}"));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        return wrong;
    }
}
