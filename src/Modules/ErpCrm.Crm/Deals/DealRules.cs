using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Deals;

/// <summary>What holds for the terms of a deal, whichever way it is billed.</summary>
internal static class DealRules
{
    public const int MaxMilestones = 60;

    /// <summary>The value that the terms amount to: fee × months for a retainer.</summary>
    public static decimal AmountOf(DealData data) =>
        data.Billing == BillingMethod.Retainer ? (data.MonthlyFee ?? 0) * (data.Months ?? 0) : data.Amount;

    public static void Check(DealData data)
    {
        if (string.IsNullOrWhiteSpace(data.Name)) throw Refusal("A deal needs a name.", nameof(data.Name));
        if (!Currencies.IsKnown(data.Currency))
            throw Refusal("{0} is not a known currency.", nameof(data.Currency), data.Currency);
        if (data.Amount < 0) throw Refusal("A value is not negative.", nameof(data.Amount));
        if (data.OwnProbability is < 0 or > 100)
            throw Refusal("A probability lies between 0 and 100 per cent.", nameof(data.OwnProbability));
        if (data.HourlyRate < 0) throw Refusal("A rate is not negative.", nameof(data.HourlyRate));
        if (data.BudgetHours < 0) throw Refusal("Hours are not negative.", nameof(data.BudgetHours));
        if (data.MonthlyFee < 0) throw Refusal("A fee is not negative.", nameof(data.MonthlyFee));
        if (data.Months is < 1 or > 120) throw Refusal("Between 1 and 120 months.", nameof(data.Months));
        Currencies.Exact(data.Amount, data.Currency, nameof(data.Amount));
        Currencies.Exact(data.HourlyRate ?? 0, data.Currency, nameof(data.HourlyRate));
        Currencies.Exact(data.MonthlyFee ?? 0, data.Currency, nameof(data.MonthlyFee));
        if (data.Billing == BillingMethod.FixedPrice) CheckMilestones(data);
    }

    public static IReadOnlyList<string> Missing(Deal deal)
    {
        var missing = new List<string>();
        switch (deal.Billing)
        {
            case BillingMethod.TimeAndMaterial:
                if (deal.HourlyRate is null)
                    missing.Add("No hourly rate was agreed: each person's own rate will be billed.");
                if (deal.BudgetHours is null)
                    missing.Add("No hours were agreed: nobody will be warned when the budget is used up.");
                if (deal.Amount == 0) missing.Add("There is no estimate of the value.");
                break;
            case BillingMethod.FixedPrice:
                if (deal.Milestones.Count == 0)
                    missing.Add("There are no milestones: the whole price is billed when the project is accepted.");
                else if (deal.Milestones.Any(m => m.DueOn is null)) missing.Add("Some milestones have no date.");
                if (deal.BudgetHours is null)
                    missing.Add("No hours were planned: margin can only be judged at the end.");
                break;
            case BillingMethod.Retainer:
                if (deal.BudgetHours is null)
                    missing.Add("No hours were planned: margin can only be judged at the end.");
                break;
        }

        return missing;
    }

    /// <summary>Without these nothing could ever be billed.</summary>
    public static void RefuseUnlessBillable(Deal deal)
    {
        if (deal.Billing == BillingMethod.Retainer && deal.Amount == 0)
            throw new BusinessRuleException("Enter the monthly fee and the number of months before the deal is won.");
        if (deal.Billing == BillingMethod.FixedPrice && deal.Amount == 0)
            throw new BusinessRuleException("Enter the price before the deal is won.");
    }

    private static void CheckMilestones(DealData data)
    {
        if (data.Milestones.Count == 0) return;
        if (data.Milestones.Count > MaxMilestones)
            throw Refusal("At most {0} milestones.", "Milestones", MaxMilestones);
        if (data.Milestones.Any(m => string.IsNullOrWhiteSpace(m.Name)))
            throw Refusal("Every milestone needs a name.", "Milestones");
        if (data.Milestones.Any(m => m.Amount <= 0)) throw Refusal("Every milestone needs an amount.", "Milestones");
        if (data.Milestones.Any(m => m.Amount != Rounding.Round(m.Amount, data.Currency)))
            throw Refusal("Milestone amounts have at most {0} decimals.", "Milestones",
                Currencies.Digits(data.Currency));
        var sum = data.Milestones.Sum(m => m.Amount);
        if (sum != AmountOf(data))
            throw Refusal("The milestones add up to {0}, the price is {1}.", "Milestones",
                new Money(sum, data.Currency), new Money(data.Amount, data.Currency));
    }

    private static BusinessRuleException Refusal(string text, string field, params object[] arguments) =>
        new(text, arguments) { Field = field };
}
