using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Finance.Books.CollectionDays;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Books.Posting.Receivables;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Behaviour;
using ErpCrm.Finance.Treasury.Disputes;
using ErpCrm.Finance.Treasury.LateCharges;
using ErpCrm.Finance.Treasury.Reminders;
using ErpCrm.Finance.Treasury.ReminderSchedules;
using ErpCrm.Platform;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Merging;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Panels;
using ErpCrm.Ui.Search;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Finance.Books.Receivables;

internal static class ReceivablesServices
{
    /// <summary>What customers owe: its age, how they pay, what hinders them, what they are reminded of, and what is
    /// given up.</summary>
    public static IServiceCollection AddReceivables(this IServiceCollection services,
        ModuleBuilder<FinanceDbContext> module)
    {
        module.Record<ToleranceRecord>().Record<ReminderScheduleRecord>().Record<ReminderRecord>()
            .Approves<ApprovedBadDebts>()
            .Job<SendReminders>("finance.payment-reminders", "30 9 * * *")
            .Listens("finance.reminder-mails", it => it.Handles<MailSent, FollowReminderMails>()
                .Handles<MailNotSent, FollowReminderMails>())
            .Refers<Reminder>(Kinds.Company, r => r.CompanyId, new ReferenceWord(typeof(FinanceText), "Reminders"))
            .Refers<CollectionTerms>(Kinds.Company, t => t.CompanyId);
        services.AddPosting<PostOpenWriteOff>();
        services.AddScoped<WritingOff>().AddScoped<LateCharging>().AddScoped<ReminderLetters>().AddScoped<Reminding>();
        services.AddScoped<AgeingReading>().AddScoped<CollectionDaysReading>();
        services.AddList<TolerancesList>().AddList<ReminderSchedulesList>().AddList<RemindersList>()
            .AddList<ReminderStepsList>();
        services.AddRecordMail<ReminderMail>();
        AddPages(services);
        return services;
    }

    private static void AddPages(IServiceCollection services)
    {
        var text = typeof(FinanceText);
        services.AddPanel<InvoiceCollectionPanel>(Kinds.Invoice, 10, FinancePermissions.ViewInvoices)
            .AddPanel<CustomerBehaviourPanel>(Kinds.Customer, 10, FinancePermissions.ViewCustomers)
            .AddPanel<CustomerCollectionPanel>(Kinds.Customer, 20, FinancePermissions.ViewCustomers);
        services.AddPaletteCommands(
            new PaletteCommand(text, "Ageing", "/finance/receivables/ageing", "hourglass",
                FinancePermissions.ViewCustomers),
            new PaletteCommand(text, "Days until money comes", "/finance/receivables/days", "timer",
                FinancePermissions.ViewCustomers),
            new PaletteCommand(text, "Reminders", "/finance/reminders", "bell-ring",
                FinancePermissions.ViewCustomers));
    }
}
