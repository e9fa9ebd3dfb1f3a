using ErpCrm.Contracts;
using ErpCrm.Finance.Books.MonthEnd;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Books.Posting.Purchasing;
using ErpCrm.Finance.Checks;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.PaymentRuns;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.RecurringBills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Text;
using ErpCrm.Platform;
using ErpCrm.Platform.Merging;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Navigation;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Settings;

internal static class PurchasingServices
{
    /// <summary>Suppliers, their bills, what pays them, and how all of it is posted.</summary>
    public static IServiceCollection AddPurchasing(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<SupplierRecord>().Record<BillRecord>().Record<SupplierPaymentRecord>().Record<PaymentRunRecord>()
            .Record<RecurringBillRecord>()
            .Imports<SupplierImport>(Kinds.Supplier).Imports<OpenBillImport>(Kinds.Bill)
            .HoldsFiles<BillFiles>().Approves<ApprovedBills>()
            .Checks<BillCheck>().Checks<SupplierPaymentCheck>().Checks<PrepaidCheck>()
            .Job<MakeRecurringBills>("finance.recurring-bills", "30 0 * * *")
            .Job<PostPrepaidShares>("finance.prepaid-shares", "40 0 * * *")
            .Refers<Supplier>(Kinds.Company, s => s.CompanyId, new ReferenceWord(typeof(FinanceText), "Suppliers"));
        services.AddScoped<BillPaperFile>().AddScoped<BillForms>().AddScoped<BillWriting>().AddScoped<BillPosting>()
            .AddScoped<BillDeciding>().AddScoped<BillPages>();
        services.AddScoped<SupplierSettlement>().AddScoped<RecurringBillMaker>();
        services.AddScoped<PaymentRunForms>().AddScoped<PaymentRunPages>().AddScoped<PaymentRunWriting>();
        AddPosting(services);
        AddPages(services);
        return services;
    }

    // What is settled is posted after the fact before what settles it.
    private static void AddPosting(IServiceCollection services)
    {
        services.AddPosting<PostBill>().AddPosting<PostSupplierPayment>().AddPosting<PostSupplierAllocation>()
            .AddPosting<PostPrepaidShare>();
        services.AddScoped<BilledAccounts>().AddScoped<PrepaidShares>();
        services.AddScoped<IBillAccounts, LedgerBillAccounts>().AddScoped<IOpenDays, LedgerOpenDays>();
        services.AddScoped<IOpenItems, OpenBillItems>().AddScoped<IOpenItems, OpenAdvanceItems>();
        services.AddClosingStep<PrepaidStep>();
    }

    private static void AddPages(IServiceCollection services)
    {
        var text = typeof(FinanceText);
        services.AddNavigation(NavItem.Of<BillRecord>(NavGroup.Finance, "bills", 44));
        services.AddPaletteCommands(
            new PaletteCommand(text, "Suppliers", "/finance/suppliers", "store", FinancePermissions.ViewSuppliers),
            new PaletteCommand(text, "Payment runs", "/finance/payment-runs", "list-checks",
                FinancePermissions.ViewSuppliers),
            new PaletteCommand(text, "Recurring bills", "/finance/recurring-bills", "repeat",
                FinancePermissions.ViewSuppliers),
            new PaletteCommand(text, "Owed by age", "/finance/suppliers/ageing", "calendar-clock",
                FinancePermissions.ViewSuppliers),
            new PaletteCommand(text, "Prepaid costs", "/finance/prepaid-costs", "calendar-range",
                FinancePermissions.ViewLedger));
        services.AddPanel<CompanySupplierPanel>(Kinds.Company, 50, FinancePermissions.ViewSuppliers);
        services.AddList<SuppliersList>().AddList<BillsList>().AddList<SupplierPaymentsList>()
            .AddList<PaymentRunsList>().AddList<RecurringBillsList>();
        services.AddBulkAction<DeleteBillDrafts>(Kinds.Bill);
        services.AddApi<SupplierApi>().AddApi<BillApi>().AddApi<BillLineApi>().AddApi<SupplierPaymentApi>()
            .AddApi<PaymentRunApi>().AddApi<RecurringBillApi>();
    }
}
