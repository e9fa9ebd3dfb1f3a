using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>A company as it is billed.</summary>
internal sealed class CustomerRecord : Record<FinanceDbContext, Customer>
{
    public override string Key => Kinds.Customer;

    public override RecordWords Words { get; } = new(typeof(FinanceText), "Customer", "Customers");

    public override string Icon => "landmark";

    public override RecordRights Rights { get; } = new(FinancePermissions.ViewCustomers);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .AllBut("The company has them.", RecordAbility.Page, RecordAbility.List, RecordAbility.Search,
            RecordAbility.Mail);

    public override string ListUrl => "/finance/customers";

    public override Expression<Func<Customer, string>> Title { get; } = c => c.Name;

    public override RecordSearch<Customer> Search { get; } = new(c => c.SearchText)
    {
        Among = c => !c.IsMerged,
        Detail = c => c.TaxId,
    };

    public override IReadOnlyList<Field<Customer>> Fields { get; } =
    [
        Fields<Customer>.Text("name", "Name", c => c.Name).Sorts(),
        Fields<Customer>.Text("taxId", "Tax number", c => c.TaxId),
        Fields<Customer>.Text("email", "Email", c => c.Email),
        Fields<Customer>.Text("phone", "Phone", c => c.Phone),
        Fields<Customer>.Text("currency", "Currency", c => c.Currency),
        Fields<Customer>.Number("paymentTermDays", "Payment term days", c => c.PaymentTermDays),
        Fields<Customer>.Choice("paymentTermKind", "Payment term kind", c => c.PaymentTermKind),
    ];

    public override IQueryable<Customer> Visible(Asking<FinanceDbContext> asking) => asking.Db.Customers.Standing();
}
