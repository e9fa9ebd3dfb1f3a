using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Mails;
using ErpCrm.Finance.Billing.PublicLinks;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Text;
using ErpCrm.Platform;
using ErpCrm.Platform.Merging;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

internal static class RecurringInvoiceServices
{
    /// <summary>Invoices that come by themselves, several at once, and links at which they are looked at.</summary>
    public static IServiceCollection AddRecurringInvoices(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<RecurringInvoiceRecord>()
            .Job<MakeRecurringInvoices>("finance.recurring-invoices", "50 * * * *")
            .Refers<RecurringInvoice>(Kinds.Company, r => r.CompanyId,
                new ReferenceWord(typeof(FinanceText), "Recurring invoices"))
            .Listens("finance.invoice-mails", it => it.Handles<MailSent, FollowInvoiceMails>()
                .Handles<MailNotSent, FollowInvoiceMails>());
        services.AddScoped<RecurringInvoiceWriter>().AddScoped<RecurringInvoiceMaker>()
            .AddScoped<RecurringInvoiceForms>();
        services.AddScoped<UnattendedIssuing>().AddScoped<InvoiceSending>().AddScoped<InvoiceLinks>()
            .AddScoped<ManyDrafts>();
        services.AddOptions<PublicLinkLimits>().BindConfiguration("PublicLinks");
        services.AddSingleton<PublicLinkThrottle>();
        services.AddList<RecurringInvoicesList>().AddApi<RecurringInvoiceApi>();
        services.AddAttention<RecurringInvoiceAttention>();
        services.AddPanel<PublicLinksPanel>(Kinds.Invoice, 40, FinancePermissions.ViewInvoices);
        services.AddBulkAction<IssueInvoices>(Kinds.Invoice).AddBulkAction<SendInvoices>(Kinds.Invoice)
            .AddBulkAction<ZipInvoices>(Kinds.Invoice);
        services.AddPaletteCommands(
            new PaletteCommand(typeof(FinanceText), "Recurring invoices", "/finance/recurring-invoices", "repeat",
                FinancePermissions.ViewInvoices),
            new PaletteCommand(typeof(FinanceText), "Several drafts at once", "/finance/unbilled/drafts", "layers",
                FinancePermissions.EditInvoices));
        return services;
    }
}
