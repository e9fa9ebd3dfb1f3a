using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>On a company's page: what we owe it, or that it can be made a supplier.</summary>
internal sealed class CompanySupplierPanel(FinanceDbContext db, ICurrentUser me, IBusinessClock clock) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var suppliers = (await KnownAsync(ct))[subject].ToList();
        if (suppliers.Count == 0)
            return me.Can(FinancePermissions.EditBills) ? Panel(new CompanyAsSupplier(subject, [])) : Content("");
        var owed = new List<CompanySupplier>();
        foreach (var (id, name) in suppliers)
            owed.Add(new CompanySupplier(id, name, await SupplierBalances.LoadAsync(db, clock.Today, id, ct)));
        return Panel(new CompanyAsSupplier(subject, owed));
    }

    // Few companies are suppliers too, and every company's page asks.
    private Task<ILookup<Guid, (Guid Id, string Name)>> KnownAsync(CancellationToken ct) =>
        db.KeptAsync("suppliers that are companies", null, [typeof(Supplier)], async () =>
            (await db.Suppliers.AsNoTracking().Where(s => s.CompanyId != null).OrderBy(s => s.Id)
                .Select(s => new { s.CompanyId, s.Id, s.Name }).ToListAsync(ct))
            .ToLookup(s => s.CompanyId!.Value, s => (s.Id, s.Name)));
}

/// <param name="Suppliers">Several where two companies that were suppliers became one.</param>
internal sealed record CompanyAsSupplier(Guid CompanyId, IReadOnlyList<CompanySupplier> Suppliers);

internal sealed record CompanySupplier(Guid Id, string Name, IReadOnlyList<SupplierBalance> Balances);
