using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;

namespace ErpCrm.Projects.Projects;

/// <summary>What was agreed for a project: net amounts in <see cref="Value"/>'s currency.</summary>
internal sealed record ProjectTerms(
    BillingMethod Billing,
    Money Value,
    decimal? HourlyRate = null,
    decimal? BudgetHours = null,
    decimal? MonthlyFee = null,
    int? Months = null)
{
    /// <summary>Keeps what belongs to the billing method and refuses what cannot be.</summary>
    /// <exception cref="BusinessRuleException">An amount is missing or out of range.</exception>
    public ProjectTerms Checked()
    {
        if (!Currencies.IsKnown(Value.Currency))
            throw new BusinessRuleException("Choose a currency.") { Field = "Currency" };
        if (BudgetHours is <= 0)
            throw new BusinessRuleException("Enter more than zero, or leave it empty.") { Field = "BudgetHours" };
        return Billing switch
        {
            BillingMethod.Retainer => CheckedRetainer(),
            BillingMethod.FixedPrice when Value.Amount <= 0 =>
                throw new BusinessRuleException("A fixed price is more than zero.") { Field = "Value" },
            BillingMethod.FixedPrice =>
                this with { Value = Exact(), HourlyRate = null, MonthlyFee = null, Months = null },
            _ => CheckedTime(),
        };
    }

    private ProjectTerms CheckedTime()
    {
        if (Value.Amount < 0) throw new BusinessRuleException("An estimate is not negative.") { Field = "Value" };
        if (HourlyRate is <= 0)
            throw new BusinessRuleException("Enter more than zero, or leave it empty.") { Field = "HourlyRate" };
        return this with { Value = Exact(), HourlyRate = HourlyRate is { } rate ? Currencies.Exact(rate, Value.Currency,
            "HourlyRate") : null, MonthlyFee = null, Months = null };
    }

    private ProjectTerms CheckedRetainer()
    {
        if (MonthlyFee is null or <= 0)
            throw new BusinessRuleException("Enter the fee of a month.") { Field = "MonthlyFee" };
        if (Months is null or < 1 or > 120)
            throw new BusinessRuleException("Enter between 1 and 120 months.") { Field = "Months" };
        var fee = Currencies.Exact(MonthlyFee.Value, Value.Currency, "MonthlyFee");
        return this with { MonthlyFee = fee, Value = new Money(fee * Months.Value, Value.Currency), HourlyRate = null };
    }

    private Money Exact() => Value with { Amount = Currencies.Exact(Value.Amount, Value.Currency, "Value") };
}
