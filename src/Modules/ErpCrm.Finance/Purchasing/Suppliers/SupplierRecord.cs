using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>Whom bills come from.</summary>
internal sealed class SupplierRecord : Record<FinanceDbContext, Supplier>
{
    public override string Key => Kinds.Supplier;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Supplier", "Suppliers", "New supplier");

    public override string Icon => "store";

    public override RecordRights Rights { get; } =
        new(FinancePermissions.ViewSuppliers, FinancePermissions.EditBills);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .For("The company that it is has them.", RecordAbility.Fields)
        .And("Companies are merged and take what we owe them along.", RecordAbility.Merge)
        .And("What it is paid is approved, bill by bill.", RecordAbility.Approval);

    public override string ListUrl => "/finance/suppliers";

    public override string QuickCreateUrl => "/finance/suppliers/quick";

    public override Expression<Func<Supplier, string>> Title { get; } = s => s.Name;

    public override RecordSearch<Supplier> Search { get; } = new(s => s.SearchText)
    {
        Detail = s => s.TaxId,
        IsOver = s => !s.IsActive,
    };

    public override IReadOnlyList<Field<Supplier>> Fields { get; } =
    [
        Fields<Supplier>.Text("name", "Name", s => s.Name).Sorts().Imports(),
        Fields<Supplier>.Record("company", "Company", Kinds.Company, s => s.CompanyId, _ => null),
        Fields<Supplier>.Text("taxId", "Tax number", s => s.TaxId).Imports(),
        Fields<Supplier>.Text("email", "Email", s => s.Email).Imports(),
        Fields<Supplier>.Text("address", "Address", s => s.Address).Imports(),
        Fields<Supplier>.Text("currency", "Currency", s => s.Currency).Imports(),
        Fields<Supplier>.Number("paymentTermDays", "Payment term days", s => s.PaymentTermDays).Imports(),
        Fields<Supplier>.Text("accountNumber", "Account number", s => s.AccountNumber).Imports(),
        Fields<Supplier>.Text("bank", "Bank", s => s.Bank).Imports(),
        Fields<Supplier>.Text("bankCode", "BIC", s => s.BankCode).Imports(),
        Fields<Supplier>.Record("category", "Category", Kinds.ExpenseCategory, s => s.CategoryId, _ => null),
        Fields<Supplier>.Text("notes", "Notes", s => s.Notes),
        Fields<Supplier>.Flag("isActive", "Active", s => s.IsActive),
    ];

    public override IQueryable<Supplier> Visible(Asking<FinanceDbContext> asking) => asking.Db.Suppliers;
}
