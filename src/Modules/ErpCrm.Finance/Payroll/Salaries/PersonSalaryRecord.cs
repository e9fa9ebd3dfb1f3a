using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Payroll.Salaries;

/// <summary>What somebody is paid from a day on: for nobody without the right of payroll.</summary>
internal sealed class PersonSalaryRecord : Record<FinanceDbContext, PersonSalary>
{
    public override string Key => Kinds.PersonSalary;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Salary", "Salaries");

    public override string Icon => "wallet";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewPayroll, FinancePermissions.EditPayroll);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Stands with its person, by the day from which it holds.", RecordAbility.List);

    public override string NotInApi => "What people are paid leaves the product by those alone who pay them.";

    public override string ListUrl => "/finance/payroll/salaries";

    protected override string? Page => null;

    public override IReadOnlyList<Field<PersonSalary>> Fields { get; } =
    [
        Fields<PersonSalary>.Record("person", "Person", Kinds.Person, s => s.PersonId, _ => null),
        Fields<PersonSalary>.Date("from", "Valid from", s => s.ValidFrom).Sorts(),
        Fields<PersonSalary>.Money("pay", "Monthly pay", s => s.MonthlyPay, s => s.Currency),
        Fields<PersonSalary>.Percent("workload", "Workload", s => s.Workload),
        Fields<PersonSalary>.Text("tariff", "Tariff", s => s.Tariff),
    ];

    public override IQueryable<PersonSalary> Visible(Asking<FinanceDbContext> asking) => asking.Db.PersonSalaries;
}
