using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.LateCharges;
using ErpCrm.Finance.Treasury.ReminderSchedules;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>Reads what reminding needs, as it is now: of all customers who owe something, or of one.</summary>
internal static class ReminderFacts
{
    public static async Task<IReadOnlyList<RemindedCustomer>> LoadAsync(FinanceDbContext db, Guid? customerId,
        DateOnly today, CancellationToken ct)
    {
        var invoices = await InvoicesAsync(db, customerId, today, ct);
        var ids = invoices.Select(i => i.CompanyId).Distinct().ToList();
        var customers = await db.Customers.AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(ct);
        var terms = (await db.CollectionTerms.AsNoTracking().Where(t => EF.Parameter(ids).Contains(t.CompanyId))
            .OrderBy(t => t.Id).ToListAsync(ct)).GroupBy(t => t.CompanyId).ToDictionary(g => g.Key, g => g.Last());
        var last = await db.Reminders.Where(r => EF.Parameter(ids).Contains(r.CompanyId)).GroupBy(r => r.CompanyId)
            .Select(g => new { g.Key, On = g.Max(r => r.On) }).ToDictionaryAsync(g => g.Key, g => g.On, ct);
        var rules = await RulesAsync(db, ct);
        var owed = invoices.ToLookup(i => i.CompanyId, i => i.Invoice);
        return
        [
            .. customers.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => Of(c, terms.GetValueOrDefault(c.Id),
                rules, last.TryGetValue(c.Id, out var on) ? on : null, [.. owed[c.Id]])),
        ];
    }

    /// <summary>Of one customer; null when there is none of it.</summary>
    public static async Task<RemindedCustomer?> FindAsync(FinanceDbContext db, Guid customerId, DateOnly today,
        CancellationToken ct) =>
        await LoadAsync(db, customerId, today, ct) is [var customer, ..] ? customer : null;

    /// <summary>All schedules by their id; the usual one stands under the empty id too.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ReminderRule>> RulesAsync(FinanceDbContext db,
        CancellationToken ct)
    {
        var schedules = await db.ReminderSchedules.AsNoTracking().Include(s => s.Levels).ToListAsync(ct);
        var rules = schedules.ToDictionary(s => s.Id, RuleOf);
        if (schedules.Find(s => s.IsUsual) is { } usual) rules[Guid.Empty] = rules[usual.Id];
        return rules;
    }

    private static ReminderRule RuleOf(ReminderSchedule schedule) => new(schedule.Id, schedule.IsPaused,
        schedule.LatestDays, [.. schedule.Levels.OrderBy(l => l.Number).Select(l => l.OffsetDays)]);

    private static RemindedCustomer Of(Customer customer, CollectionTerms? terms,
        IReadOnlyDictionary<Guid, ReminderRule> rules, DateOnly? lastLetterOn,
        IReadOnlyList<RemindedInvoice> invoices) =>
        new(customer.Id, customer.Name, terms is { Email.Length: > 0 } ? terms.Email : customer.Email,
            customer.Language, customer.Currency, terms?.IsOff == true,
            rules.GetValueOrDefault(terms?.ScheduleId ?? Guid.Empty), lastLetterOn, invoices);

    private static async Task<List<(Guid CompanyId, RemindedInvoice Invoice)>> InvoicesAsync(FinanceDbContext db,
        Guid? customerId, DateOnly today, CancellationToken ct)
    {
        var isOpen = true;
        var open = db.Invoices.AsNoTracking()
            .Where(i => i.IsOpen == isOpen && (customerId == null || i.CompanyId == customerId));
        var rows = await open.OrderBy(i => i.DueOn).ThenBy(i => i.Number).Select(i => new
        {
            i.Id, i.CompanyId, i.Number, DueOn = i.DueOn!.Value, i.Currency, i.OpenAmount, i.LastSettledOn,
            IsDisputed = db.Disputes.Any(d => d.OpenFor == i.Id),
            PromisedUntil = db.PaymentPromises.Where(p => p.InvoiceId == i.Id && p.WithdrawnOn == null
                && p.PayBy >= today).Max(p => (DateOnly?)p.PayBy),
        }).ToListAsync(ct);
        var ids = open.Select(i => i.Id);
        var done = (await db.ReminderSteps.Where(s => ids.Contains(s.InvoiceId))
            .Select(s => new { s.InvoiceId, s.Level }).ToListAsync(ct)).ToLookup(s => s.InvoiceId, s => s.Level);
        return rows.ConvertAll(i => (i.CompanyId, new RemindedInvoice(i.Id, i.Number!, i.DueOn, i.Currency,
            i.OpenAmount, i.IsDisputed, i.PromisedUntil, i.LastSettledOn, done[i.Id].ToHashSet())));
    }
}
