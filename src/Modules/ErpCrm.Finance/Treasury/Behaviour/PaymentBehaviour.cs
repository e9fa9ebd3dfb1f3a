namespace ErpCrm.Finance.Treasury.Behaviour;

/// <summary>An amount and how many days after its due day it was paid, or had not been paid when one stopped looking:
/// then nobody knows more than that it takes longer.</summary>
/// <param name="Weight">In base currency.</param>
internal readonly record struct Lag(int Days, decimal Weight, bool IsPaid);

/// <summary>From this day after the due day on so much is not paid.</summary>
/// <param name="Unpaid">A share, 1 for all of it.</param>
internal readonly record struct BehaviourStep(int Days, decimal Unpaid);

/// <summary>
/// How somebody pays: the share of the amounts that is not paid so many days after it was due, estimated with what is
/// still open (Kaplan–Meier, domain-rules §18). An average of what was paid alone would forget those who pay late.
/// </summary>
internal sealed class PaymentBehaviour
{
    /// <summary>So many payments of a customer weigh as much as everything that is known of all of them.</summary>
    public const int Shrinkage = 8;

    private PaymentBehaviour(IReadOnlyList<BehaviourStep> steps, int paid, int count, int longest)
    {
        (Steps, PaidCount, Count, Longest) = (steps, paid, count, longest);
        (Mean, IsBound) = MeanOf(steps, longest);
    }

    public static PaymentBehaviour Nothing { get; } = new([], 0, 0, 0);

    /// <summary>By day; the first with its first payment.</summary>
    public IReadOnlyList<BehaviourStep> Steps { get; }

    /// <summary>Amounts that were paid.</summary>
    public int PaidCount { get; }

    /// <summary>Amounts that are known of.</summary>
    public int Count { get; }

    /// <summary>The longest that one has looked, in days after a due day.</summary>
    public int Longest { get; }

    /// <summary>Days after the due day, on average of the amounts; null when nothing was ever paid.</summary>
    public decimal? Mean { get; }

    /// <summary>Whether <see cref="Mean"/> is the least it can be: something has been open for longer than anything
    /// took to be paid.</summary>
    public bool IsBound { get; }

    public static PaymentBehaviour Of(IEnumerable<Lag> lags)
    {
        var known = lags.Where(lag => lag.Weight > 0).OrderBy(lag => lag.Days).ToList();
        if (known.Count == 0) return Nothing;
        var (atRisk, unpaid) = (known.Sum(lag => lag.Weight), 1m);
        var steps = new List<BehaviourStep>();
        foreach (var day in known.GroupBy(lag => lag.Days))
        {
            var paid = day.Where(lag => lag.IsPaid).Sum(lag => lag.Weight);
            if (paid > 0)
            {
                unpaid *= 1 - (paid / atRisk);
                steps.Add(new BehaviourStep(day.Key, unpaid));
            }

            atRisk -= day.Sum(lag => lag.Weight);
        }

        return new PaymentBehaviour(steps, known.Count(lag => lag.IsPaid), known.Count, known[^1].Days);
    }

    /// <summary>The share that is not paid so many days after the due day.</summary>
    public decimal UnpaidAfter(int days)
    {
        var unpaid = 1m;
        foreach (var step in Steps)
        {
            if (step.Days > days) break;
            unpaid = step.Unpaid;
        }

        return unpaid;
    }

    /// <summary>How much of an estimate is the customer's own; the rest is everybody's.</summary>
    public decimal Weight => PaidCount / (decimal)(PaidCount + Shrinkage);

    /// <summary>Few payments say little: the more there are, the less everybody's weigh (domain-rules §18).</summary>
    public decimal UnpaidAfter(int days, PaymentBehaviour everybody) =>
        (Weight * UnpaidAfter(days)) + ((1 - Weight) * everybody.UnpaidAfter(days));

    /// <summary>The same of the average; null when nobody ever paid.</summary>
    public decimal? MeanWith(PaymentBehaviour everybody) => (Mean, everybody.Mean) switch
    {
        ({ } own, { } all) => (Weight * own) + ((1 - Weight) * all),
        (null, { } all) => all,
        var (own, _) => own,
    };

    // The area under what is unpaid, begun where the first payment lies: days may be before the due day.
    private static (decimal? Mean, bool IsBound) MeanOf(IReadOnlyList<BehaviourStep> steps, int longest)
    {
        if (steps.Count == 0) return (null, false);
        decimal mean = steps[0].Days;
        for (var i = 0; i < steps.Count; i++)
        {
            var until = i + 1 < steps.Count ? steps[i + 1].Days : Math.Max(longest, steps[i].Days);
            mean += steps[i].Unpaid * (until - steps[i].Days);
        }

        return (mean, steps[^1].Unpaid > 0.005m);
    }
}
