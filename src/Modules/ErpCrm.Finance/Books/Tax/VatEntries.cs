using System.Runtime.CompilerServices;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Tax;

/// <summary>One document behind a figure of the tax report.</summary>
/// <param name="SourceKind">Key of its kind (<c>Kinds</c>).</param>
internal sealed record VatEntry(Guid JournalId, DateOnly Date, string SourceKind, Guid SourceId, string Reference,
    string? Party, decimal Net, decimal Vat);

/// <summary>The documents of one rate in a period.</summary>
internal sealed record VatEntriesPage(MonthSpan Period, VatSide Side, decimal? Percent,
    IReadOnlyList<VatEntry> Entries, bool HasMore, string BaseCurrency)
{
    public string Query(string side) => $"side={side}&{Period.Query}" + (Percent is { } percent
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"&percent={percent:0.##}") : "");
}

/// <summary>Reads the documents behind a figure: what they say adds up to it.</summary>
internal sealed class VatEntries(FinanceDbContext db)
{
    public const int Shown = 300;

    public async Task<IReadOnlyList<VatEntry>> ReadAsync(MonthSpan period, VatSide side, decimal? percent, int most,
        CancellationToken ct)
    {
        var found = new List<VatEntry>();
        await foreach (var entry in AllAsync(period, side, percent, ct))
        {
            found.Add(entry);
            if (found.Count == most) break;
        }

        return found;
    }

    public TableFile ToFile(MonthSpan period, VatSide side, decimal? percent, IStringLocalizer texts,
        CancellationToken ct) => new(
            texts[VatWords.Of(side)],
            [texts["Date"], texts["Document"], texts["Party"], texts["Net"], texts["VAT"]],
            RowsAsync(period, side, percent, ct));

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(MonthSpan period, VatSide side, decimal? percent,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var e in AllAsync(period, side, percent, ct))
            yield return [e.Date, e.Reference, e.Party, e.Net, e.Vat];
    }

    // Day by day: a month of a large company is read in parts.
    private async IAsyncEnumerable<VatEntry> AllAsync(MonthSpan period, VatSide side, decimal? percent,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var accounts = await VatAccounts.LoadAsync(db, ct);
        var (first, last) = (period.From.First, period.To.Last);
        var ids = percent is null ? [.. accounts.Of(side).Where(accounts.IsVat)] : accounts.Of(side);
        var lines = db.JournalLines.AsNoTracking().Where(l => l.Date >= first && l.Date <= last
            && ids.Contains(l.AccountId) && l.VatPercent == percent && !VatReport.LeftOut.Contains(l.Kind));
        DateOnly? day = null;
        while (await lines.Where(l => day == null || l.Date > day).OrderBy(l => l.Date).Select(l => (DateOnly?)l.Date)
            .FirstOrDefaultAsync(ct) is { } next)
        {
            day = next;
            foreach (var entry in await OfDayAsync(lines, next, side, accounts, ct)) yield return entry;
        }
    }

    private async Task<IReadOnlyList<VatEntry>> OfDayAsync(IQueryable<JournalLine> lines, DateOnly day, VatSide side,
        VatAccounts accounts, CancellationToken ct)
    {
        var found = await lines.Where(l => l.Date == day)
            .Select(l => new { l.JournalId, l.AccountId, l.PartyId, l.BaseDebit, l.BaseCredit }).ToListAsync(ct);
        var ids = found.Select(l => l.JournalId).Distinct().ToList();
        var journals = await db.Journals.AsNoTracking().Where(j => ids.Contains(j.Id))
            .Select(j => new { j.Id, j.Date, j.SourceKind, j.SourceId, j.Reference }).ToDictionaryAsync(j => j.Id, ct);
        var parties = found.Select(l => l.PartyId).OfType<Guid>().Distinct().ToList();
        var names = await Parties.NamesAsync(db, parties, ct);
        var sign = side == VatSide.Output ? -1 : 1;
        return
        [
            .. found.GroupBy(l => l.JournalId).OrderBy(g => journals[g.Key].Reference, StringComparer.Ordinal)
                .Select(g =>
                {
                    var journal = journals[g.Key];
                    var of = g.ToLookup(l => accounts.IsVat(l.AccountId), l => sign * (l.BaseDebit - l.BaseCredit));
                    var party = g.Select(l => l.PartyId).OfType<Guid>().Select(id => names.GetValueOrDefault(id))
                        .FirstOrDefault(name => name is not null);
                    return new VatEntry(g.Key, journal.Date, journal.SourceKind, journal.SourceId, journal.Reference,
                        party, of[false].Sum(), of[true].Sum());
                }),
        ];
    }
}
