using System.Globalization;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>What a financial year is planned to bring and to cost, in base currency.</summary>
internal sealed class Budget : Entity
{
    public const int NameLength = 20;

    private Budget()
    {
    }

    /// <param name="firstMonth">First day of the financial year.</param>
    public Budget(DateOnly firstMonth) => (FirstMonth, Name) = (firstMonth, NameOf(firstMonth));

    /// <summary>First day of its year; each has one budget at most.</summary>
    public DateOnly FirstMonth { get; private set; }

    /// <summary>The year, or both that it lies in.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the budget of a year is called.</summary>
    public static string NameOf(DateOnly firstMonth)
    {
        var last = firstMonth.AddMonths(Accounts.FinancialYears.Months - 1);
        return firstMonth.Year == last.Year
            ? firstMonth.Year.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{firstMonth.Year}/{last.Year % 100:00}");
    }
}

internal sealed class BudgetConfiguration : IEntityTypeConfiguration<Budget>
{
    public void Configure(EntityTypeBuilder<Budget> budget)
    {
        budget.ToTable("Budgets");
        budget.Property(b => b.Name).HasMaxLength(Budget.NameLength);
        budget.HasIndex(b => b.FirstMonth).IsUnique();
    }
}
