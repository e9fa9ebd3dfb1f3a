using ErpCrm.Finance.Treasury.ExpenseRates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Kilometres or days, and what one of them is worth on the day: the amount is computed, never typed.
/// </summary>
/// <param name="Rate">Holds on the day it was spent.</param>
/// <param name="From">Where a drive began, or the country of a journey.</param>
internal sealed record CountedTerms(ExpenseRate Rate, decimal Quantity, string? From = null, string? To = null)
{
    public const decimal MostKilometres = 10_000;
    public const decimal MostDays = 366;

    /// <summary>r2(quantity × rate) (domain-rules §1).</summary>
    public decimal Amount => Rounding.Round(Quantity * Rate.Amount, Rate.Currency);

    /// <exception cref="BusinessRuleException">There are no such kilometres or days.</exception>
    public void Require()
    {
        if (Rate.Kind == ExpenseKind.PerDiem)
        {
            if (Quantity is <= 0 or > MostDays || Quantity * 2 % 1 != 0)
                throw new BusinessRuleException("Enter whole or half days.") { Field = nameof(ExpenseForm.Days) };
        }
        else if (Quantity is <= 0 or > MostKilometres)
        {
            throw new BusinessRuleException("Between {0} and {1}.", 0, MostKilometres)
            {
                Field = nameof(ExpenseForm.Distance)
            };
        }
    }
}
