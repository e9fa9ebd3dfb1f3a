using System.Globalization;
using CsCheck;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.RecurringInvoices;
using ErpCrm.Finance.Schedules;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Billing.RecurringInvoices;

public sealed class RecurringInvoiceTests
{
    private static readonly DateOnly First = new(2027, 1, 31);

    [Fact]
    public void Each_time_has_a_number_of_its_own_and_the_next_one_comes_later_whatever_is_changed()
    {
        var planned = Plan(new DaySeries(SeriesUnit.Month, 1, new DateOnly(2027, 1, 5)));
        var first = planned.TakeNext();
        Assert.Equal((1, new DateOnly(2027, 1, 5)), (first.Number, first.On));
        var later = Terms(new DaySeries(SeriesUnit.Month, 1, new DateOnly(2027, 1, 20)));
        planned.Change(MoneyScene.NewCustomer("C"), later, Guid.NewGuid(), "Other");
        var second = planned.TakeNext();
        Assert.Equal((2, new DateOnly(2027, 2, 20)), (second.Number, second.On));
        Assert.Equal("Other", planned.SetByName);
    }

    [Fact]
    public void So_many_times_are_counted_with_those_that_are_left_out()
    {
        var planned = Plan(new DaySeries(SeriesUnit.Month, 1, First), times: 3);
        Assert.Equal(3, planned.Coming().Count());
        planned.TakeNext();
        Assert.Equal(OccurrenceState.LeftOut, planned.SkipNext().State);
        Assert.Equal([new DateOnly(2027, 3, 31)], planned.Coming());
        planned.TakeNext();
        Assert.Null(planned.NextOn);
        Assert.Throws<BusinessRuleException>(() => planned.TakeNext());
    }

    [Fact]
    public void A_pause_is_not_made_up_for_and_what_is_stopped_stays_so()
    {
        var planned = Plan(new DaySeries(SeriesUnit.Month, 1, First));
        planned.Pause();
        Assert.Null(planned.NextOn);
        Assert.Throws<BusinessRuleException>(planned.Pause);
        planned.Resume(new DateOnly(2027, 3, 1));
        Assert.Equal(new DateOnly(2027, 3, 31), planned.NextOn);
        planned.Stop(new DateOnly(2027, 3, 2));
        Assert.Empty(planned.Coming());
        Assert.Throws<BusinessRuleException>(() => planned.Resume(new DateOnly(2027, 4, 1)));
        Assert.Throws<BusinessRuleException>(() => planned.Change(MoneyScene.NewCustomer("C"),
            Terms(new DaySeries(SeriesUnit.Month, 1, First)), Guid.NewGuid(), "Other"));
    }

    [Theory]
    [InlineData("ComingPeriod", "2027-01-01", false, "2027-01-01", "2027-01-31")]
    [InlineData("PastPeriod", "2027-01-01", false, "2026-12-01", "2026-12-31")]
    [InlineData("PastPeriod", "2027-01-31", true, "2027-01-01", "2027-01-31")]
    [InlineData("ComingPeriod", "2027-01-31", true, "2027-02-01", "2027-02-28")]
    [InlineData("NoPeriod", "2027-01-15", false, "2027-01-15", "2027-01-15")]
    public void An_invoice_bills_the_days_that_it_says(string covers, string on, bool isLastDay, string first,
        string last)
    {
        var day = Day(on);
        var planned = Plan(new DaySeries(SeriesUnit.Month, 1, day) { IsLastDay = isLastDay },
            covers: Enum.Parse<RecurringCovers>(covers));
        Assert.Equal(new BilledPeriod(Day(first), Day(last)), planned.PeriodOf(day));
    }

    [Fact]
    public void The_periods_of_days_that_follow_each_other_lie_end_to_end() => Gen.Select(
        Gen.Int[0, 2_000], Gen.Enum<SeriesUnit>(), Gen.Int[1, 4], Gen.Bool,
        Gen.OneOf(RecurringCovers.ComingPeriod, RecurringCovers.PastPeriod)).Sample(
        (first, unit, every, isLastDay, covers) =>
        {
            var planned = Plan(
                new DaySeries(unit, every, new DateOnly(2024, 1, 1).AddDays(first)) { IsLastDay = isLastDay },
                covers: covers);
            var periods = planned.Coming().Take(24).Select(planned.PeriodOf).ToList();
            Assert.All(periods, p => Assert.True(p.First <= p.Last));
            Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.Last.AddDays(1),
                pair.Second.First));
        });

    [Fact]
    public void A_placeholder_that_is_none_is_refused_at_its_line_and_what_was_kept_is_left_as_it_is()
    {
        var series = new DaySeries(SeriesUnit.Month, 1, First);
        var refusal = Assert.Throws<BusinessRuleException>(() => RecurringInvoice.Plan(MoneyScene.NewCustomer("C"),
            Terms(series) with { Lines = [Line("Support {{ month }}"), Line("Support {{ moon }}")] }, Guid.NewGuid(),
            "A"));
        Assert.Equal("Lines[1].Description", refusal.Field);
        Assert.Throws<BusinessRuleException>(() => RecurringInvoice.Plan(MoneyScene.NewCustomer("C"),
            Terms(series) with { Lines = [] }, Guid.NewGuid(), "A"));
        Assert.Throws<BusinessRuleException>(() => RecurringInvoice.Plan(MoneyScene.NewCustomer("C"),
            Terms(series) with { Lines = [Line("Nothing") with { Quantity = 0.001m }] }, Guid.NewGuid(), "A"));
    }

    [Fact]
    public void A_reason_is_told_as_its_reader_writes_and_only_another_one_is_news()
    {
        var occurrence = Plan(new DaySeries(SeriesUnit.Month, 1, First)).TakeNext();
        BusinessRuleException Missing(string currency) => new("No rate of {0} for {1}: {2}", currency, First, 2.5m);
        Assert.True(occurrence.HoldUp(Missing("CHF")));
        Assert.False(occurrence.HoldUp(Missing("EUR")));
        Assert.Equal(["EUR", First, 2.5m], occurrence.Refusal()!.Arguments);
        Assert.True(occurrence.HoldUp(new BusinessRuleException("Something else")));
        occurrence.Drafted(Guid.NewGuid());
        Assert.Throws<BusinessRuleException>(() => occurrence.Drafted(Guid.NewGuid()));
        occurrence.Finish();
        Assert.Null(occurrence.Refusal());
        Assert.Throws<BusinessRuleException>(occurrence.Skip);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static RecurringInvoice Plan(DaySeries series, int? times = null,
        RecurringCovers covers = RecurringCovers.NoPeriod) => RecurringInvoice.Plan(MoneyScene.NewCustomer("C"),
        Terms(series) with { Times = times, Covers = covers }, Guid.NewGuid(), "Asel");

    private static RecurringInvoiceTerms Terms(DaySeries series) => new("Support", "KGS", series, [Line("Support")]);

    private static RecurringLineTerms Line(string text) =>
        new(null, text, 1, LineUnit.Month, 100, 0, new LineVat(12));
}
