using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.Finance.Payroll.Salaries;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Payroll.Runs;

/// <summary>Whose month is paid, and by which salary.</summary>
/// <param name="SalarySince">From when on the salary holds.</param>
/// <param name="Days">Days of the month that are paid, of <paramref name="MonthDays"/>.</param>
/// <param name="Workload">Per cent of full time at the end.</param>
internal sealed record PaidPerson(Guid Id, string Name, string Department, string Tariff, DateOnly SalarySince,
    int Days, int MonthDays, decimal Workload);

/// <summary>A month of one person, computed; base currency.</summary>
/// <param name="Salary">By the salary, for the days that are paid.</param>
/// <param name="Extra">What was added and taken off by hand.</param>
internal sealed record ComputedPay(
    PaidPerson Person, decimal Salary, decimal Extra, PayResult Pay, PayeeAccount Account);

/// <summary>A person in a payroll run; everything that the month was computed of is kept with it.</summary>
internal sealed class PayrollLine
{
    public const int DepartmentLength = 120;

    private PayrollLine()
    {
    }

    internal PayrollLine(Guid runId, ComputedPay pay)
    {
        (RunId, PersonId) = (runId, pay.Person.Id);
        Take(pay);
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid RunId { get; private set; }
    public Guid PersonId { get; private set; }
    public string PersonName { get; private set; } = "";

    /// <summary>Its name when it was computed; empty for none.</summary>
    public string Department { get; private set; } = "";

    public string Tariff { get; private set; } = "";
    public DateOnly SalarySince { get; private set; }
    public int Days { get; private set; }
    public int MonthDays { get; private set; }
    public decimal Workload { get; private set; }
    public decimal Salary { get; private set; }
    public decimal Extra { get; private set; }
    public decimal Gross { get; private set; }
    public decimal ContributionBase { get; private set; }
    public decimal EmployerPension { get; private set; }
    public decimal EmployerMedical { get; private set; }
    public decimal EmployerHealth { get; private set; }
    public decimal EmployeePension { get; private set; }
    public decimal EmployeeFund { get; private set; }
    public decimal IncomeTax { get; private set; }
    public decimal Net { get; private set; }
    public string AccountNumber { get; private set; } = "";
    public string Bank { get; private set; } = "";
    public string BankCode { get; private set; } = "";

    public PayResult Pay => new(Gross, ContributionBase, EmployerPension, EmployerMedical, EmployerHealth,
        EmployeePension, EmployeeFund, IncomeTax);

    /// <summary>As it was computed.</summary>
    public ComputedPay Computed => new(
        new PaidPerson(PersonId, PersonName, Department, Tariff, SalarySince, Days, MonthDays, Workload), Salary,
        Extra, Pay, new PayeeAccount(AccountNumber, Bank, BankCode));

    internal void Take(ComputedPay pay)
    {
        var (person, result) = (pay.Person, pay.Pay);
        (PersonName, Department, Tariff) = (person.Name, person.Department, person.Tariff);
        (SalarySince, Days, MonthDays, Workload) =
            (person.SalarySince, person.Days, person.MonthDays, person.Workload);
        (Salary, Extra, Gross, ContributionBase) = (pay.Salary, pay.Extra, result.Gross, result.Base);
        (EmployerPension, EmployerMedical, EmployerHealth) =
            (result.EmployerPension, result.EmployerMedical, result.EmployerHealth);
        (EmployeePension, EmployeeFund, IncomeTax, Net) =
            (result.EmployeePension, result.EmployeeFund, result.IncomeTax, result.Net);
        (AccountNumber, Bank, BankCode) = (pay.Account.Number, pay.Account.Bank, pay.Account.BankCode);
    }
}

internal sealed class PayrollLineConfiguration : IEntityTypeConfiguration<PayrollLine>
{
    private const int NameLength = 200;

    public void Configure(EntityTypeBuilder<PayrollLine> line)
    {
        line.ToTable("PayrollLines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.PersonName).HasMaxLength(NameLength);
        line.Property(l => l.Department).HasMaxLength(PayrollLine.DepartmentLength);
        line.Property(l => l.Tariff).HasMaxLength(ContributionRule.CodeLength);
        line.Property(l => l.AccountNumber).HasMaxLength(PersonSalary.AccountLength);
        line.Property(l => l.Bank).HasMaxLength(PersonSalary.BankLength);
        line.Property(l => l.BankCode).HasMaxLength(PersonSalary.BankCodeLength);
        line.Ignore(l => l.Pay).Ignore(l => l.Computed);
        line.HasIndex(l => new { l.RunId, l.PersonId }).IsUnique();
        line.HasIndex(l => l.PersonId);
    }
}
