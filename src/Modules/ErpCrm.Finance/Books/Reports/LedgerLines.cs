using System.Globalization;
using ErpCrm.Finance.Books.Journals;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>A line of an account, as the general ledger shows it.</summary>
internal sealed record LedgerLine(
    Guid JournalId, int Position, DateOnly Date, JournalKind Kind, int? Number, string SourceKind, Guid SourceId,
    string Reference, string Text, Guid? PartyId, decimal Debit, decimal Credit)
{
    /// <summary>What stands on the account after it.</summary>
    public decimal Balance { get; init; }

    /// <summary>Ids of the other accounts of its journal.</summary>
    public IReadOnlyList<Guid> Counter { get; init; } = [];

    /// <summary>Whom it is about.</summary>
    public string Party { get; init; } = "";

    public LedgerPlace Place => new(Date, JournalId, Position);
}

/// <summary>Where a page ends: the next one begins after it, whatever is posted meanwhile.</summary>
internal sealed record LedgerPlace(DateOnly Date, Guid JournalId, int Position)
{
    private const string Day = "yyyyMMdd";

    /// <summary>As it stands in the address.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture,
        $"{Date.ToString(Day, CultureInfo.InvariantCulture)}-{JournalId:N}-{Position}");

    /// <summary>Null when it is none.</summary>
    public static LedgerPlace? Parse(string? key) =>
        key?.Split('-') is [var day, var journal, var position]
            && DateOnly.TryParseExact(day, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && Guid.TryParseExact(journal, "N", out var id)
            && int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new LedgerPlace(date, id, number)
            : null;
}

/// <summary>Reads the lines of an account in the order of their days, by its index.</summary>
internal sealed class LedgerLines(FinanceDbContext db)
{
    /// <summary>What follows a place, with the journals it belongs to.</summary>
    public async Task<List<LedgerLine>> ReadAsync(Asked asked, Guid account, LedgerPlace? after, int most,
        CancellationToken ct)
    {
        var lines = Of(asked, account);
        if (after is { } place)
            lines = lines.Where(l => l.Date >= place.Date && (l.Date > place.Date || l.JournalId > place.JournalId
                || (l.JournalId == place.JournalId && l.Position > place.Position)));
        var inCurrency = asked.Ask.CurrencyCode() is not null;
        return await (
            from l in lines
            join j in db.Journals on l.JournalId equals j.Id
            orderby l.Date, l.JournalId, l.Position
            select new LedgerLine(j.Id, l.Position, l.Date, j.Kind, j.Number, j.SourceKind, j.SourceId, j.Reference,
                l.Text == "" ? j.Text : l.Text, l.PartyId, inCurrency ? l.Debit : l.BaseDebit,
                inCurrency ? l.Credit : l.BaseCredit))
            .Take(most).ToListAsync(ct);
    }

    /// <summary>Debits less credits of a day until a place in it.</summary>
    public async Task<decimal> UntilAsync(Asked asked, Guid account, LedgerPlace place, CancellationToken ct)
    {
        var lines = await Of(asked, account).Where(l => l.Date == place.Date && (l.JournalId < place.JournalId
                || (l.JournalId == place.JournalId && l.Position <= place.Position)))
            .Select(l => new { l.Debit, l.Credit, l.BaseDebit, l.BaseCredit }).ToListAsync(ct);
        return asked.Ask.CurrencyCode() is null
            ? lines.Sum(l => l.BaseDebit - l.BaseCredit)
            : lines.Sum(l => l.Debit - l.Credit);
    }

    /// <summary>With whom they are about, and on which accounts the other side of their journals stands.</summary>
    public async Task<IReadOnlyList<LedgerLine>> WithNamesAsync(IReadOnlyList<LedgerLine> lines, Guid account,
        CancellationToken ct)
    {
        var journals = lines.Select(l => l.JournalId).Distinct().ToList();
        var others = (await db.JournalLines.AsNoTracking()
                .Where(l => EF.Parameter(journals).Contains(l.JournalId) && l.AccountId != account)
                .Select(l => new { l.JournalId, l.AccountId }).Distinct().ToListAsync(ct))
            .ToLookup(l => l.JournalId, l => l.AccountId);
        var names = await Parties.NamesAsync(db, [.. lines.Select(l => l.PartyId).OfType<Guid>().Distinct()], ct);
        return
        [
            .. lines.Select(l => l with
            {
                Counter = [.. others[l.JournalId]],
                Party = l.PartyId is { } party ? names.GetValueOrDefault(party, "") : "",
            }),
        ];
    }

    private IQueryable<JournalLine> Of(Asked asked, Guid account)
    {
        var (from, to, ask) = (asked.Days.From, asked.Days.To, asked.Ask);
        var lines = db.JournalLines.AsNoTracking()
            .Where(l => l.AccountId == account && l.Date >= from && l.Date <= to);
        if (asked.KnownAt is { } known) lines = lines.Where(l => l.PostedAt <= known);
        if (ask.Project is { } project) lines = lines.Where(l => l.ProjectId == project);
        if (ask.Department is { } department) lines = lines.Where(l => l.DepartmentId == department);
        if (ask.Centre is { } centre) lines = lines.Where(l => l.CostCentreId == centre);
        if (ask.Party is { } party) lines = lines.Where(l => l.PartyId == party);
        if (ask.CurrencyCode() is { } currency) lines = lines.Where(l => l.Currency == currency);
        if (ask.Kind is { } kind) lines = lines.Where(l => l.Kind == kind);
        if (ask.BeforeClosing) lines = lines.Where(l => l.Kind != JournalKind.YearEnd);
        return lines;
    }
}
