namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>A letter that would go out on a day.</summary>
internal sealed record ForecastLetter(DateOnly Day, ReminderPlan Plan);

/// <summary>What would go out from a day on, as long as nobody pays, and why the rest does not.</summary>
internal sealed record ReminderForecast(DateOnly From, DateOnly Until, IReadOnlyList<ForecastLetter> Letters,
    IReadOnlyList<(RemindedCustomer Customer, HeldInvoice Held)> Held)
{
    public const int Days = 14;

    public static ReminderForecast Of(IReadOnlyList<RemindedCustomer> customers, DateOnly today, WorkDays days)
    {
        var until = today.AddDays(Days);
        var letters = new List<ForecastLetter>();
        var held = new List<(RemindedCustomer, HeldInvoice)>();
        foreach (var customer in customers)
        {
            held.AddRange(ReminderPlan.Of(customer, days.From(today), days).Held.Select(h => (customer, h)));
            letters.AddRange(Play(customer, today, until, days));
        }

        return new ReminderForecast(today, until, [.. letters.OrderBy(l => l.Day)
            .ThenBy(l => l.Plan.Customer.Name, StringComparer.CurrentCulture)], held);
    }

    private static IEnumerable<ForecastLetter> Play(RemindedCustomer customer, DateOnly today, DateOnly until,
        WorkDays days)
    {
        for (var day = today; day <= until; day = day.AddDays(1))
        {
            if (!days.IsWorking(day)) continue;
            var plan = ReminderPlan.Of(customer, day, days);
            if (plan.Steps.Count == 0) continue;
            if (plan.Level > 0) yield return new ForecastLetter(day, plan);
            customer = After(customer, plan, day);
        }
    }

    private static RemindedCustomer After(RemindedCustomer customer, ReminderPlan plan, DateOnly day)
    {
        var done = plan.Steps.ToLookup(step => step.Invoice.Id, step => step.Level);
        return customer with
        {
            LastLetterOn = plan.Level > 0 ? day : customer.LastLetterOn,
            Invoices = [.. customer.Invoices.Select(invoice => done.Contains(invoice.Id)
                ? invoice with { Done = new HashSet<int>(invoice.Done.Concat(done[invoice.Id])) }
                : invoice)],
        };
    }
}
