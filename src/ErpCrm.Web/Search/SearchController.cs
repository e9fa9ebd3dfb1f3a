using ErpCrm.Platform.Records;
using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Search;

/// <summary>Finds records of every module by name or number, as far as the reader sees them.</summary>
[SignedIn]
[Route("search")]
internal sealed class SearchController(
    IFindRecords records, SearchSignals signals, AnswerPatience patience, IStringLocalizerFactory texts)
    : PageController
{
    private const int LongestText = 100;
    private const int PerKind = 8;
    private const int PerKindOnPage = 25;
    private const int Recent = 8;

    [HttpGet("")]
    public async Task<IActionResult> Index(string? q, CancellationToken ct)
    {
        var text = (q ?? "").Trim();
        if (text.Length > LongestText) text = text[..LongestText];

        var forPalette = WantsRegion("palette-records");
        var results = text.Length == 0
            ? new SearchResults("", [.. (await records.RecentAsync(Recent, ct)).Select(found => Hit(found, []))])
            : await FindAsync(text, forPalette ? PerKind : PerKindOnPage, ct);
        return forPalette ? PartialView("_PaletteRecords", results) : View(results);
    }

    private async Task<SearchResults> FindAsync(string text, int perKind, CancellationToken ct)
    {
        // What somebody has just saved is found.
        await signals.CaughtUpAsync(patience.AtMost, ct);
        var found = await records.FindAsync(text, perKind, ct);
        var meant = SearchText.Words(found.Shown ?? text);
        return new SearchResults(text, [.. found.Records.Select(record => Hit(record, meant))], found.Shown,
            found.IsSimilar);
    }

    private SearchHit Hit(FoundRecord found, IReadOnlyList<string> words)
    {
        var title = found.Title.Length > 0
            ? found.Title
            : found.Untitled is { } word ? texts.Create(found.Kind.Words.Texts)[word].Value : Format.Nothing;
        string?[] facts = [found.Detail, found.Amount is { } amount ? Format.Money(amount) : null,
            found.On is { } day ? Format.Date(day) : null,
            found.Place is { } place ? $"{place.Field}: {place.Text}" : null];
        var meta = string.Join(" · ", facts.Where(fact => !string.IsNullOrEmpty(fact)));
        return new SearchHit(texts.One(found.Kind), MatchedText.Of(title, words),
            meta.Length > 0 ? MatchedText.Of(meta, words) : null, found.Kind.PageOf(found.Id)!, found.Kind.Icon);
    }
}

/// <summary>A found record as the palette and the page of results show it.</summary>
internal sealed record SearchHit(string Kind, MatchedText Title, MatchedText? Meta, string Url, string Icon);

/// <param name="Shown">What was looked for instead of what was typed.</param>
/// <param name="IsSimilar">Nothing has the words; these have similar ones.</param>
internal sealed record SearchResults(
    string Text, IReadOnlyList<SearchHit> Hits, string? Shown = null, bool IsSimilar = false);
