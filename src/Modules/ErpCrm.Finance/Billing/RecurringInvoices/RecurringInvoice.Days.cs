using ErpCrm.Finance.Schedules;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

// Which day comes next, and what is done with it.
internal sealed partial class RecurringInvoice
{
    /// <summary>Its next days, in order; none while it is paused, or when it is over.</summary>
    public IEnumerable<DateOnly> Coming() => IsPaused || StoppedOn is not null ? [] : Left();

    /// <summary>The next time begins: its row is there from now on, and the one after it comes next.</summary>
    public RecurringInvoiceOccurrence TakeNext()
    {
        var on = NextOn ?? throw new BusinessRuleException("Nothing comes any more.");
        var occurrence = new RecurringInvoiceOccurrence(Id, NextNumber, on);
        NextNumber++;
        DueFrom = FirstAfter(on);
        Reckon();
        return occurrence;
    }

    /// <summary>Goes on where another one is: a change of it, before it is saved.</summary>
    public void BeginAfter(RecurringInvoice other)
    {
        if (other.NextNumber > 1) (NextNumber, DueFrom) = (other.NextNumber, other.DueFrom);
        Reckon();
    }

    /// <summary>The next time is left out.</summary>
    public RecurringInvoiceOccurrence SkipNext()
    {
        var occurrence = TakeNext();
        occurrence.Skip();
        return occurrence;
    }

    public void Pause()
    {
        RequireNotStopped();
        if (IsPaused) throw new BusinessRuleException("It is paused already.");
        (IsPaused, NextOn) = (true, null);
    }

    /// <summary>Goes on with the next day: what lay within the pause is not made up for.</summary>
    public void Resume(DateOnly today)
    {
        RequireNotStopped();
        if (!IsPaused) throw new BusinessRuleException("It is not paused.");
        IsPaused = false;
        if (DueFrom < today) DueFrom = today;
        Reckon();
    }

    /// <summary>Nothing is made any more.</summary>
    public void Stop(DateOnly today)
    {
        RequireNotStopped();
        (StoppedOn, IsPaused, NextOn) = (today, false, null);
    }

    /// <summary>What the invoice of a day bills. Those of days that follow each other lie end to end. On the last day
    /// of a month the month is over: the coming period begins on the day after.</summary>
    public BilledPeriod PeriodOf(DateOnly on)
    {
        var shift = IsLastDay ? 1 : 0;
        return Covers switch
        {
            RecurringCovers.ComingPeriod => new(on.AddDays(shift), Series.After(on).AddDays(shift - 1)),
            RecurringCovers.PastPeriod => new(Series.Before(on).AddDays(shift), on.AddDays(shift - 1)),
            _ => new(on, on),
        };
    }

    private IEnumerable<DateOnly> Left() => Times is { } times
        ? Series.From(DueFrom).Take(Math.Max(0, times - NextNumber + 1))
        : Series.From(DueFrom);

    private void Reckon() => NextOn = Coming().Select(on => (DateOnly?)on).FirstOrDefault();

    // Whatever is changed: no second one in the same week or month.
    private DateOnly FirstAfter(DateOnly on) => Rhythm == SeriesUnit.Week
        ? Weeks.MondayOf(on).AddDays(7)
        : new DateOnly(on.Year, on.Month, 1).AddMonths(1);

    private void RequireNotStopped()
    {
        if (StoppedOn is not null) throw new BusinessRuleException("It is stopped. Plan another one.");
    }
}
