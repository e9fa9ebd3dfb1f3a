using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Search;

/// <summary>Finds records of every module by name or number, as far as the reader sees them.</summary>
[SignedIn]
[Route("search")]
internal sealed class SearchController(IEnumerable<IModuleSearch> modules, IStringLocalizerFactory texts,
    ILogger<SearchController> log) : PageController
{
    private const int LongestText = 100;
    private const int PerKind = 6;
    private const int PerKindOnPage = 25;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, CancellationToken ct)
    {
        var text = (q ?? "").Trim();
        if (text.Length > LongestText) text = text[..LongestText];

        var forPalette = WantsRegion("palette-records");
        var hits = new List<SearchHit>();
        if (text.Length > 0)
        {
            foreach (var module in modules)
                hits.AddRange((await FindAsync(module, text, forPalette ? PerKind : PerKindOnPage, ct)).Select(Hit));
        }

        var results = new SearchResults(text, hits);
        return forPalette ? PartialView("_PaletteRecords", results) : View(results);
    }

    // One module's failure does not take the others' results with it.
    private async Task<IReadOnlyList<FoundRecord>> FindAsync(IModuleSearch module, string text, int limit,
        CancellationToken ct)
    {
        try
        {
            return await module.FindAsync(text, limit, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Search in {Module} failed", module.GetType());
            return [];
        }
    }

    private SearchHit Hit(FoundRecord found)
    {
        var title = found.Title.Length > 0
            ? found.Title
            : found.Untitled is { } word ? texts.Create(found.Kind.Words.Texts)[word].Value : Format.Nothing;
        string?[] facts = [found.Detail, found.Amount is { } amount ? Format.Money(amount) : null,
            found.On is { } day ? Format.Date(day) : null];
        var meta = string.Join(" · ", facts.Where(fact => !string.IsNullOrEmpty(fact)));
        return new SearchHit(texts.One(found.Kind), title, meta.Length > 0 ? meta : null, found.Kind.PageOf(found.Id)!,
            found.Kind.Icon);
    }
}

/// <summary>A found record as the palette and the page of results show it.</summary>
internal sealed record SearchHit(string Kind, string Title, string? Meta, string Url, string Icon);

internal sealed record SearchResults(string Text, IReadOnlyList<SearchHit> Hits);
