using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Engagements;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Money;

/// <summary>
/// Writes the rows of an engagement's money. Earned is what was
/// delivered, less what is written off of it, plus what was billed without work
/// behind it (domain-rules §14): that is what was billed and what still can be.
/// </summary>
internal sealed class MoneyBook(InsightsDbContext db, EngagementBook book, ICompanyProfile company)
{
    private string BaseCurrency => company.Current.BaseCurrency;

    /// <summary>Work was delivered: it leaves the plan, can be billed,
    /// and is earned as soon as the rate of its day is known.</summary>
    public async Task DeliverAsync(Engagement engagement, WorkDelivered delivered, Guid pool, CancellationToken ct)
    {
        var (value, on) = (delivered.Value, delivered.DeliveredOn);
        if (value.Amount == 0) return;
        var rate = await StoredExchangeRates.ReadAsync<ExchangeRateCopy>(db, BaseCurrency, value.Currency, on, ct);
        var row = Add(engagement, MoneyTerm.Delivered, pool, delivered.SourceId, value.Amount, value.Currency, on,
            rate);
        if (value.Amount < 0) row!.BaseAmount = await EarnedOfAsync(engagement, row, ct);
        Add(engagement, MoneyTerm.ToBill, pool, delivered.SourceId, value.Amount, value.Currency, on);
        if (row?.BaseAmount is not { } earned) return;
        await book.EarnAsync(engagement, earned, on, ct);
        // What is given up waits only for a rate.
        if (value.Currency != BaseCurrency) await WriteOffWaitingAsync(engagement, delivered.SourceId, ct);
    }

    /// <summary>A delivery is given up by hand.</summary>
    public async Task GiveUpAsync(Engagement engagement, WorkWrittenOff given, CancellationToken ct)
    {
        Add(engagement, MoneyTerm.ToBill, given.ProjectId, given.SourceId, -given.Value.Amount, given.Value.Currency,
            given.On);
        await WriteOffAsync(engagement, given.ProjectId, given.SourceId, given.Value.Amount, given.Value.Currency,
            given.On, ct);
    }

    /// <summary>Counts what a document bills for an engagement; amounts of credit notes are negative.</summary>
    public async Task BillAsync(Engagement engagement, IReadOnlyList<BilledPart> parts,
        IEnumerable<WrittenOffWork> writtenOff, BilledDocument document, CancellationToken ct)
    {
        var pool = parts.Select(p => p.ProjectId)
            .FirstOrDefault(p => p is not null) ?? engagement.ProjectId ?? engagement.Id;
        void Count(MoneyTerm term, decimal amount) =>
            Add(engagement, term, pool, document.Id, amount, document.Currency, document.On);
        decimal Convert(MoneyTerm term, decimal amount) => Converted(engagement, term, pool, amount, document);

        await db.MoneyRows.Where(r => r.EngagementId == engagement.Id && r.InvoiceId == document.InvoiceId)
            .LoadAsync(ct);

        var unbacked = parts.Sum(p => p.UnbackedAmount);
        Count(MoneyTerm.Backed, parts.Sum(p => p.BackedValue));
        Count(MoneyTerm.Beyond, unbacked);
        engagement.Billed += Convert(MoneyTerm.Billed, parts.Sum(p => p.BilledAmount));
        if (Convert(MoneyTerm.Unbacked, unbacked) is not 0 and var extra)
        {
            engagement.Billed += extra;
            await book.EarnAsync(engagement, extra, document.On, ct);
        }

        var rest = parts.Sum(p => p.BackedValue - p.BilledAmount);
        foreach (var work in writtenOff.Where(w => w.EngagementId == engagement.Id))
        {
            await WriteOffAsync(engagement, pool, work.SourceId, work.Amount, document.Currency, document.On, ct);
            rest -= work.Amount;
        }

        if (Convert(MoneyTerm.WrittenOff, rest) is not 0 and var lost)
            await book.EarnAsync(engagement, -lost, document.On, ct);
    }

    // A difference of cumulated amounts at the invoice's rate, so that an invoice credited in parts leaves nothing.
    private decimal Converted(Engagement engagement, MoneyTerm term, Guid pool, decimal amount,
        BilledDocument document)
    {
        if (Add(engagement, term, pool, document.Id, amount, document.Currency, document.On) is not { } row) return 0;
        var before = db.MoneyRows.Local.Where(r => r.EngagementId == engagement.Id && r.Term == term
            && r.InvoiceId == document.InvoiceId).ToList();
        row.InvoiceId = document.InvoiceId;
        row.BaseAmount = Rounding.Round((before.Sum(r => r.Amount) + amount) * document.Rate, BaseCurrency)
            - before.Sum(r => r.BaseAmount);
        return row.BaseAmount!.Value;
    }

    /// <summary>Earns what was delivered before any rate of its day
    /// was known, each row at the rate of its own day.</summary>
    public async Task EarnWaitingAsync(ExchangeRateSet set, CancellationToken ct)
    {
        var waiting = await db.MoneyRows
            .Where(r => r.Term == MoneyTerm.Delivered && r.Currency == set.Currency && r.BaseAmount == null)
            .ToListAsync(ct);
        if (waiting.Count == 0) return;
        // The copy of this very rate may not be stored yet.
        var known = await db.Set<ExchangeRateCopy>().AsNoTracking()
            .Where(r => r.Currency == set.Currency && r.Id != set.RateId)
            .Select(r => new { r.ValidFrom, r.Rate })
            .ToListAsync(ct);
        var rates = new ExchangeRateTable(BaseCurrency,
            known.Select(r => new DatedExchangeRate(set.Currency, r.ValidFrom, r.Rate))
            .Append(new DatedExchangeRate(set.Currency, set.ValidFrom, set.Rate)));
        foreach (var row in waiting)
        {
            if (rates.ToBase(row.Amount, row.Currency, row.On) is not { } earned) continue;
            row.BaseAmount = earned;
            var engagement = (await db.Engagements.FindAsync([row.EngagementId], ct))!;
            engagement.Version++;
            await book.EarnAsync(engagement, earned, row.On, ct);
            await WriteOffWaitingAsync(engagement, row.SourceId, ct);
        }
    }

    // What is withdrawn takes back exactly what it had earned, though the rate of its day was corrected since.
    private async Task<decimal?> EarnedOfAsync(Engagement engagement, MoneyRow withdrawn, CancellationToken ct)
    {
        var earned = (await RowsOfAsync(engagement.Id, withdrawn.SourceId, ct))
            .Where(r => r != withdrawn && r.Term == MoneyTerm.Delivered)
            .ToList();
        return earned.Sum(r => r.Amount) == -withdrawn.Amount && earned.TrueForAll(r => r.BaseAmount is not null)
            ? -earned.Sum(r => r.BaseAmount)
            : withdrawn.BaseAmount;
    }

    private async Task WriteOffAsync(Engagement engagement, Guid pool, Guid source, decimal amount, string currency,
        DateOnly on, CancellationToken ct)
    {
        if (Add(engagement, MoneyTerm.WrittenOff, pool, source, amount, currency, on) is not { } row) return;
        if (currency == BaseCurrency) row.BaseAmount = amount;
        else row.BaseAmount = ShareOf(row, await RowsOfAsync(engagement.Id, source, ct));
        if (row.BaseAmount is { } lost) await book.EarnAsync(engagement, -lost, on, ct);
    }

    // What is written off takes back what the delivery had earned, at
    // the delivery's own rate; it waits with the delivery.
    private async Task WriteOffWaitingAsync(Engagement engagement, Guid source, CancellationToken ct)
    {
        var rows = await RowsOfAsync(engagement.Id, source, ct);
        foreach (var row in rows.Where(r => r.Term == MoneyTerm.WrittenOff && r.BaseAmount is null).OrderBy(r => r.On)
            .ThenBy(r => r.Id)
            .ToList())
        {
            row.BaseAmount = ShareOf(row, rows);
            if (row.BaseAmount is { } lost) await book.EarnAsync(engagement, -lost, row.On, ct);
        }
    }

    // A difference of cumulated shares, so that parts add up to the whole delivery.
    private decimal? ShareOf(MoneyRow row, IReadOnlyList<MoneyRow> rows)
    {
        var delivered = rows.Where(r => r.Term == MoneyTerm.Delivered).ToList();
        var (value, earned) = (delivered.Sum(r => r.Amount), delivered.Sum(r => r.BaseAmount ?? 0));
        if (value == 0 || delivered.Exists(r => r.BaseAmount is null)) return null;
        var before = rows.Where(r => r != row && r.Term == MoneyTerm.WrittenOff && r.BaseAmount is not null).ToList();
        var share = (before.Sum(r => r.Amount) + row.Amount) / value;
        return Rounding.Round(earned * share, BaseCurrency) - before.Sum(r => r.BaseAmount!.Value);
    }

    private async Task<IReadOnlyList<MoneyRow>> RowsOfAsync(Guid engagement, Guid source, CancellationToken ct)
    {
        await db.MoneyRows.Where(r => r.EngagementId == engagement
            && (r.Term == MoneyTerm.Delivered || r.Term == MoneyTerm.WrittenOff)
            && r.SourceId == source)
            .LoadAsync(ct);
        return [.. db.MoneyRows.Local.Where(r => r.EngagementId == engagement && r.SourceId == source
            && r.Term is MoneyTerm.Delivered or MoneyTerm.WrittenOff)];
    }

    private MoneyRow? Add(Engagement engagement, MoneyTerm term, Guid pool, Guid source, decimal amount,
        string currency, DateOnly on, decimal? rate = null)
    {
        if (amount == 0) return null;
        var row = new MoneyRow
        {
            EngagementId = engagement.Id,
            Term = term,
            Pool = pool,
            SourceId = source,
            Amount = amount,
            Currency = currency,
            On = on,
            BaseAmount = rate is { } known ? Rounding.Round(amount * known, BaseCurrency) : null,
        };
        db.Add(row);
        return row;
    }
}

/// <summary>What is counted of an invoice or a credit note.</summary>
/// <param name="Rate">1 unit of <paramref name="Currency"/> = x base, as the document says.</param>
/// <param name="InvoiceId">The invoice itself, or the one that the credit note takes back.</param>
internal sealed record BilledDocument(Guid Id, Guid InvoiceId, string Currency, decimal Rate, DateOnly On);
