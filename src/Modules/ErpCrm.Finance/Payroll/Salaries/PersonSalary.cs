using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Payroll.Salaries;

/// <summary>What somebody agreed to.</summary>
/// <param name="MonthlyPay">Gross, for a whole month of full time.</param>
/// <param name="Workload">Per cent of full time.</param>
/// <param name="Tariff">Code of the tariff of contributions.</param>
internal sealed record SalaryTerms(decimal MonthlyPay, string Currency, decimal Workload, string Tariff)
{
    public PayeeAccount Account { get; init; } = PayeeAccount.None;
}

/// <summary>Where somebody is paid to.</summary>
internal sealed record PayeeAccount(string Number, string Bank, string BankCode)
{
    public static readonly PayeeAccount None = new("", "", "");
}

/// <summary>
/// What a person is paid from a day on (domain-rules §13). Never changed: a new one starts on another day, so that two
/// never hold at once; a month in which it changes is paid in parts.
/// </summary>
internal sealed class PersonSalary : Entity
{
    public const int AccountLength = 40;
    public const int BankLength = 120;
    public const int BankCodeLength = 20;

    private PersonSalary()
    {
    }

    /// <param name="known">The person's salaries so far.</param>
    public PersonSalary(Guid personId, DateOnly validFrom, SalaryTerms terms, IEnumerable<PersonSalary> known)
    {
        if (known.Any(s => s.ValidFrom == validFrom))
            throw new BusinessRuleException("There is already a salary from {0}. Choose another day.", validFrom)
            {
                Field = nameof(ValidFrom),
            };
        if (!Currencies.IsKnown(terms.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (terms.MonthlyPay < 0)
            throw new BusinessRuleException("A salary is not negative.") { Field = nameof(MonthlyPay) };
        if (terms.Workload is <= 0 or > 100)
            throw new BusinessRuleException("Between {0} and {1}.", 1, 100) { Field = nameof(Workload) };
        (PersonId, ValidFrom, Currency) = (personId, validFrom, terms.Currency);
        MonthlyPay = Currencies.Exact(terms.MonthlyPay, terms.Currency, nameof(MonthlyPay));
        (Workload, Tariff) = (terms.Workload, terms.Tariff);
        (AccountNumber, Bank, BankCode) =
            (terms.Account.Number.Trim(), terms.Account.Bank.Trim(), terms.Account.BankCode.Trim());
    }

    [NotAudited]
    public Guid PersonId { get; private set; }

    public DateOnly ValidFrom { get; private set; }
    public decimal MonthlyPay { get; private set; }
    public string Currency { get; private set; } = "";
    public decimal Workload { get; private set; }
    public string Tariff { get; private set; } = "";
    public string AccountNumber { get; private set; } = "";
    public string Bank { get; private set; } = "";
    public string BankCode { get; private set; } = "";

    public PayeeAccount Account => new(AccountNumber, Bank, BankCode);

    /// <summary>The salary of a day: the newest that is valid by then, or null.</summary>
    public static PersonSalary? On(IEnumerable<PersonSalary> salaries, DateOnly day) =>
        salaries.Where(s => s.ValidFrom <= day).MaxBy(s => s.ValidFrom);

    /// <summary>Whether it can still be taken back: no month that it holds in is posted.</summary>
    /// <param name="lastPosted">First day of the latest posted month; null when none is.</param>
    public bool CanBeRemoved(DateOnly? lastPosted) =>
        lastPosted is not { } month || ValidFrom > PayMonth.LastOf(month);

    /// <summary>Refuses where people were paid by it.</summary>
    public void RequireRemovable(DateOnly? lastPosted)
    {
        if (!CanBeRemoved(lastPosted))
            throw new BusinessRuleException("A month is posted with this salary. Set a new one from a later day.");
    }
}

internal sealed class PersonSalaryConfiguration : IEntityTypeConfiguration<PersonSalary>
{
    public void Configure(EntityTypeBuilder<PersonSalary> salary)
    {
        salary.ToTable("PersonSalaries");
        salary.Property(s => s.Currency).HasMaxLength(Currencies.CodeLength);
        salary.Property(s => s.Tariff).HasMaxLength(ContributionRule.CodeLength);
        salary.Property(s => s.AccountNumber).HasMaxLength(PersonSalary.AccountLength);
        salary.Property(s => s.Bank).HasMaxLength(PersonSalary.BankLength);
        salary.Property(s => s.BankCode).HasMaxLength(PersonSalary.BankCodeLength);
        salary.Ignore(s => s.Account);
        salary.HasIndex(s => new { s.PersonId, s.ValidFrom }).IsUnique();
        salary.HasIndex(s => s.ValidFrom);
    }
}
