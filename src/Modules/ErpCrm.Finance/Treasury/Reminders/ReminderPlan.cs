namespace ErpCrm.Finance.Treasury.Reminders;

/// <summary>Why nobody is reminded of an invoice now.</summary>
internal enum HoldReason
{
    Paused,
    NoSchedule,
    SwitchedOff,
    NoAddress,
    AlreadyToday,
    Disputed,
    Promised,
    PaidToday,
}

/// <summary>An invoice with something open, as far as reminding needs it.</summary>
/// <param name="PromisedUntil">The last day of a promise that runs.</param>
/// <param name="SettledOn">The last day on which something of it was settled.</param>
/// <param name="Done">Levels that were sent or left out.</param>
internal sealed record RemindedInvoice(Guid Id, string Number, DateOnly DueOn, string Currency, decimal Open,
    bool IsDisputed, DateOnly? PromisedUntil, DateOnly? SettledOn, IReadOnlySet<int> Done);

/// <summary>When the levels of a customer are due.</summary>
/// <param name="Offsets">Days after the due day by level, the first is level 1.</param>
internal sealed record ReminderRule(Guid ScheduleId, bool IsPaused, int LatestDays, IReadOnlyList<int> Offsets);

/// <summary>A customer with its open invoices.</summary>
/// <param name="Rule">Null where no schedule holds.</param>
/// <param name="LastLetterOn">The last day on which it was sent one.</param>
internal sealed record RemindedCustomer(Guid Id, string Name, string Email, string Language, string Currency,
    bool IsOff, ReminderRule? Rule, DateOnly? LastLetterOn, IReadOnlyList<RemindedInvoice> Invoices);

/// <summary>A level that is done today.</summary>
/// <param name="Skipped">Why it is left out; null when it goes into the letter.</param>
internal sealed record PlannedStep(RemindedInvoice Invoice, int Level, DateOnly DueOn, SkipReason? Skipped);

/// <summary>An invoice that nobody is reminded of, although a level is due.</summary>
internal sealed record HeldInvoice(RemindedInvoice Invoice, HoldReason Reason);

/// <summary>What one customer is sent on one day (domain-rules §22).</summary>
internal sealed record ReminderPlan(RemindedCustomer Customer, IReadOnlyList<PlannedStep> Steps,
    IReadOnlyList<HeldInvoice> Held)
{
    public IReadOnlyList<PlannedStep> Sent => [.. Steps.Where(step => step.Skipped is null)];

    /// <summary>The highest of what goes out; 0 when nothing does.</summary>
    public int Level => Sent.Select(step => step.Level).DefaultIfEmpty().Max();

    /// <param name="day">A working day.</param>
    public static ReminderPlan Of(RemindedCustomer customer, DateOnly day, WorkDays days)
    {
        var due = customer.Invoices.Select(invoice => (Invoice: invoice, Steps: Due(invoice, customer.Rule, day, days)))
            .Where(i => i.Steps.Count > 0).ToList();
        if (HoldOf(customer, day) is { } reason)
            return new ReminderPlan(customer, [], [.. due.Select(i => new HeldInvoice(i.Invoice, reason))]);
        var (steps, held) = (new List<PlannedStep>(), new List<HeldInvoice>());
        foreach (var (invoice, levels) in due)
        {
            if (HoldOf(invoice, day) is { } why) held.Add(new HeldInvoice(invoice, why));
            else steps.AddRange(Plan(invoice, levels, customer.Rule!, day));
        }

        return new ReminderPlan(customer, steps, held);
    }

    /// <summary>Why the customer is not reminded at all; null when it is.</summary>
    public static HoldReason? HoldOf(RemindedCustomer customer, DateOnly day) => customer switch
    {
        { IsOff: true } => HoldReason.SwitchedOff,
        { Rule: null } => HoldReason.NoSchedule,
        { Rule.IsPaused: true } => HoldReason.Paused,
        { Email.Length: 0 } => HoldReason.NoAddress,
        _ when customer.LastLetterOn == day => HoldReason.AlreadyToday,
        _ => null,
    };

    /// <summary>Why nobody is reminded of the invoice; null when somebody may be.</summary>
    public static HoldReason? HoldOf(RemindedInvoice invoice, DateOnly day) => invoice switch
    {
        { IsDisputed: true } => HoldReason.Disputed,
        _ when invoice.PromisedUntil >= day => HoldReason.Promised,
        _ when invoice.SettledOn == day => HoldReason.PaidToday,
        _ => null,
    };

    private static List<(int Level, DateOnly DueOn)> Due(RemindedInvoice invoice, ReminderRule? rule, DateOnly day,
        WorkDays days) =>
    [
        .. (rule?.Offsets ?? []).Select((offset, i) => (Level: i + 1, DueOn: days.From(invoice.DueOn.AddDays(offset))))
            .Where(step => step.DueOn <= day && !invoice.Done.Contains(step.Level)),
    ];

    // Of several levels the highest goes: nobody gets two letters of one invoice. What is too late never goes.
    private static IEnumerable<PlannedStep> Plan(RemindedInvoice invoice, List<(int Level, DateOnly DueOn)> levels,
        ReminderRule rule, DateOnly day)
    {
        var highest = levels.Where(step => !IsLate(step.DueOn)).Select(step => step.Level).DefaultIfEmpty().Max();
        return levels.Select(step => new PlannedStep(invoice, step.Level, step.DueOn,
            step.Level == highest ? null : IsLate(step.DueOn) ? SkipReason.TooLate : SkipReason.HigherLevel));

        bool IsLate(DateOnly dueOn) => day.DayNumber - dueOn.DayNumber > rule.LatestDays;
    }
}
