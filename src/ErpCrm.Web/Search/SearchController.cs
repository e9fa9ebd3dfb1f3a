using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Search;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Web.Search;

/// <summary>Finds records of every module by name or number; each module applies the user's scope.</summary>
[SignedIn]
[Route("search")]
internal sealed class SearchController(IEnumerable<ISearchSource> sources, ILogger<SearchController> log) : PageController
{
    private const int LongestText = 100;
    private const int PerModule = 6;
    private const int PerModuleOnPage = 25;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, CancellationToken ct)
    {
        var text = (q ?? "").Trim();
        if (text.Length > LongestText) text = text[..LongestText];

        var forPalette = WantsRegion("palette-records");
        var hits = new List<SearchHit>();
        if (text.Length > 0)
        {
            foreach (var source in sources) hits.AddRange(await FindAsync(source, text, forPalette ? PerModule : PerModuleOnPage, ct));
        }

        var results = new SearchResults(text, hits);
        return forPalette ? PartialView("_PaletteRecords", results) : View(results);
    }

    // One module's failure does not take the others' results with it.
    private async Task<IReadOnlyList<SearchHit>> FindAsync(ISearchSource source, string text, int limit, CancellationToken ct)
    {
        try
        {
            return await source.FindAsync(text, limit, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Search in {Source} failed", source.GetType().Name);
            return [];
        }
    }
}

internal sealed record SearchResults(string Text, IReadOnlyList<SearchHit> Hits);
