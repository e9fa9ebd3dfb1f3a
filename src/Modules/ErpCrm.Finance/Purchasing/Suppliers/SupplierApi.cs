using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>Suppliers in the API, with what we owe them.</summary>
internal sealed class SupplierApi : ApiKind<FinanceDbContext, Supplier>
{
    public SupplierApi(SuppliersList list)
        : base(Kinds.Supplier, "suppliers", list)
    {
        Creates<SuppliersController>(nameof(SuppliersController.Create));
        Changes<SuppliersController>(nameof(SuppliersController.Edit));
        Does<SuppliersController>("archive", nameof(SuppliersController.Archive));
        Does<SuppliersController>("restore", nameof(SuppliersController.Restore));
    }
}
