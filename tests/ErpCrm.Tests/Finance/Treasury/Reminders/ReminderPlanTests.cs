using CsCheck;
using ErpCrm.Finance.Treasury.Reminders;

namespace ErpCrm.Tests.Finance.Treasury.Reminders;

/// <summary>What a customer is sent on a day (domain-rules §22).</summary>
public sealed class ReminderPlanTests
{
    // A Wednesday.
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly ReminderRule Rule = new(Guid.NewGuid(), false, 10, [3, 14, 30]);
    private static readonly WorkDays Days = new(new HashSet<DateOnly>());

    [Fact]
    public void On_a_weekend_or_a_holiday_a_letter_waits_for_the_next_working_day()
    {
        var days = new WorkDays(new HashSet<DateOnly> { new(2026, 11, 30) });
        Assert.Equal(new DateOnly(2026, 12, 1), days.From(new DateOnly(2026, 11, 28)));
        var customer = Customer(Invoice(new DateOnly(2026, 11, 25)));
        Assert.Empty(ReminderPlan.Of(customer, new DateOnly(2026, 11, 30), days).Steps);
        Assert.Equal(1, ReminderPlan.Of(customer, new DateOnly(2026, 12, 1), days).Level);
    }

    [Fact]
    public void One_letter_goes_at_the_highest_level_and_lower_ones_are_left_out()
    {
        var (old, young) = (Invoice(Today.AddDays(-14)), Invoice(Today.AddDays(-3)));
        var plan = ReminderPlan.Of(Customer(old, young, Invoice(Today)), Today, Days);
        Assert.Equal(2, plan.Level);
        Assert.Equal([(old.Id, 1, SkipReason.HigherLevel), (old.Id, 2, null), (young.Id, 1, (SkipReason?)null)],
            plan.Steps.Select(s => (s.Invoice.Id, s.Level, s.Skipped)));
    }

    [Fact]
    public void What_was_missed_for_long_is_left_out_and_floods_nobody()
    {
        var plan = ReminderPlan.Of(Customer(Invoice(Today.AddDays(-100)), Invoice(Today.AddDays(-20))), Today, Days);
        Assert.Equal(2, plan.Level);
        Assert.Single(plan.Sent);
        Assert.Equal(4, plan.Steps.Count(s => s.Skipped == SkipReason.TooLate));
        Assert.Equal(0, ReminderPlan.Of(Customer(Invoice(Today.AddDays(-100))), Today, Days).Level);
    }

    [Fact]
    public void Nobody_is_reminded_of_what_is_disputed_promised_or_was_paid_today()
    {
        var due = Invoice(Today.AddDays(-3));
        (RemindedInvoice Invoice, HoldReason? Reason)[] held =
        [
            (due with { IsDisputed = true }, HoldReason.Disputed),
            (due with { PromisedUntil = Today }, HoldReason.Promised),
            (due with { SettledOn = Today }, HoldReason.PaidToday),
            (due with { PromisedUntil = Today.AddDays(-1) }, null),
            (due with { SettledOn = Today.AddDays(-1) }, null),
        ];
        foreach (var (invoice, reason) in held)
        {
            var plan = ReminderPlan.Of(Customer(invoice), Today, Days);
            Assert.Equal(reason, plan.Held.SingleOrDefault()?.Reason);
            Assert.Equal(reason is null ? 1 : 0, plan.Level);
        }
    }

    [Fact]
    public void Neither_is_a_customer_without_schedule_address_or_wish_nor_twice_a_day()
    {
        var customer = Customer(Invoice(Today.AddDays(-3)));
        (RemindedCustomer Customer, HoldReason Reason)[] held =
        [
            (customer with { Rule = null }, HoldReason.NoSchedule),
            (customer with { IsOff = true }, HoldReason.SwitchedOff),
            (customer with { Rule = Rule with { IsPaused = true } }, HoldReason.Paused),
            (customer with { Email = "" }, HoldReason.NoAddress),
            (customer with { LastLetterOn = Today }, HoldReason.AlreadyToday),
        ];
        foreach (var (who, reason) in held)
        {
            Assert.Equal(reason, ReminderPlan.HoldOf(who, Today));
            Assert.Empty(ReminderPlan.Of(who, Today, Days).Steps);
        }
    }

    [Fact]
    public void Day_by_day_every_level_is_done_once_and_a_letter_goes_only_on_working_days() =>
        Gen.Select(Gen.Int[-60, 30].Array[1, 6], Gen.Int[0, 80].Array[0, 15], Gen.Int[0, 20]).Sample(
            (dues, holidays, pausedDays) =>
            {
                var days = new WorkDays(holidays.Select(d => Today.AddDays(d)).ToHashSet());
                var customer = Customer([.. dues.Select(d => Invoice(Today.AddDays(d)))]);
                var done = new List<(Guid, int)>();
                for (var day = Today.AddDays(pausedDays); day < Today.AddDays(120); day = day.AddDays(1))
                {
                    if (!days.IsWorking(day)) continue;
                    var plan = ReminderPlan.Of(customer, day, days);
                    Assert.All(plan.Sent, s => Assert.InRange(day.DayNumber - s.DueOn.DayNumber, 0, Rule.LatestDays));
                    Assert.Equal(plan.Sent.Count, plan.Sent.Select(s => s.Invoice.Id).Distinct().Count());
                    done.AddRange(plan.Steps.Select(s => (s.Invoice.Id, s.Level)));
                    customer = customer with
                    {
                        Invoices = [.. customer.Invoices.Select(i => i with
                        {
                            Done = new HashSet<int>(done.Where(d => d.Item1 == i.Id).Select(d => d.Item2)),
                        })],
                    };
                }

                Assert.Equal(3 * dues.Length, done.Count);
                Assert.Equal(done.Count, done.Distinct().Count());
            }, iter: 100);

    private static RemindedInvoice Invoice(DateOnly dueOn) =>
        new(Guid.NewGuid(), "INV", dueOn, "KGS", 100, false, null, null, new HashSet<int>());

    private static RemindedCustomer Customer(params RemindedInvoice[] invoices) =>
        new(Guid.NewGuid(), "Alpha", "office@client.example", "en", "KGS", false, Rule, null, invoices);
}
