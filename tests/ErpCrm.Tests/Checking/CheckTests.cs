using ErpCrm.Platform.Checking;
using ErpCrm.Tests.Seeding;
using ErpCrm.Tests.SqlServer;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Checking;

/// <summary>Every check passes on a sound company, and finds what was broken behind the application's back.</summary>
[Collection(SeededCompany.Name)]
public sealed class CheckTests(SeededApp app)
{
    public static TheoryData<string, string, string> Damages => new()
    {
        // What is broken, the rule that finds it, and what the finding speaks of.
        {
            "UPDATE finance_InvoiceLines SET Net = '1.00' WHERE Id = (SELECT MIN(Id) FROM finance_InvoiceLines)",
            "Invoices", "InvoiceLine"
        },
        {
            "UPDATE finance_Invoices SET Gross = '1.00' WHERE Id = (SELECT MIN(Id) FROM finance_Invoices WHERE Number IS NOT NULL)",
            "Invoices", "Invoice"
        },
        {
            "UPDATE finance_Invoices SET OpenAmount = '5.00' WHERE Id = (SELECT MIN(Id) FROM finance_Invoices WHERE IsOpen = 0 AND Number IS NOT NULL)",
            "Invoices", "is open"
        },
        {
            "INSERT INTO platform_MergedRecords (Kind, FromId, IntoId, MergeId, FromName, IntoName, MergedAt) SELECT 'company', CompanyId, Id, Id, 'a', 'b', '2026-01-01 00:00:00' FROM crm_Deals LIMIT 1",
            "Merges", "merged into"
        },
        {
            "INSERT INTO finance_Concessions (Id, Kind, State, SubjectId, Subject, CustomerName, Currency, Amount, Quantity, SubjectVersion, Work, Reason, AskedById, AskedByName, AskedAt, DecidedByName, DecidedAt, Note, Version) SELECT Id, 'CreditNote', 'Granted', Id, 'x', 'x', 'KGS', '1.0', '0.0', 0, 'MayBeBilledAgain', 'x', Id, 'x', '2026-01-01 00:00:00', 'x', '2026-01-01 00:00:00', '', 1 FROM finance_Invoices LIMIT 1",
            "Requests", "no credit note"
        },
        {
            "INSERT INTO finance_OpenWriteOffs (Id, InvoiceId, Kind, Amount, BaseAmount, HasVatRelief, VatAmount, \"On\", Reason, WrittenById, WrittenByName) SELECT Id, Id, 'Rounding', '1.0', '1.0', 0, '0.0', IssuedOn, 'x', Id, 'x' FROM finance_Invoices WHERE Number IS NOT NULL LIMIT 1",
            "Invoices", "is written off"
        },
        {
            "INSERT INTO finance_OpenWriteOffs (Id, InvoiceId, Kind, Amount, BaseAmount, HasVatRelief, VatAmount, \"On\", Reason, WrittenById, WrittenByName) SELECT Id, Id, 'Rounding', '-1.0', '-1.0', 0, '0.0', IssuedOn, 'x', Id, 'x' FROM finance_Invoices WHERE Number IS NOT NULL LIMIT 1",
            "Write-offs", "its amount is"
        },
        { "UPDATE finance_CreditNotes SET SettledAmount = '0.01'", "Credit notes", "CreditNote" },
        {
            "UPDATE finance_Invoices SET DepositTaken = '1.0' WHERE Id = (SELECT MIN(Id) FROM finance_Invoices WHERE IsDeposit = 0)", "Deposits",
            "deposits are counted of it"
        },
        {
            "INSERT INTO finance_LateEntries (JournalId, Date, LockedUntil, ById, At) SELECT Id, Date, Date, Id, '2026-01-01 00:00:00' FROM finance_Journals LIMIT 1",
            "Month ends", "somebody is written down"
        },
        {
            "UPDATE workspace_SearchDocuments SET Title = 'x' WHERE Id = (SELECT MIN(Id) FROM workspace_SearchDocuments)",
            "Search", "present words"
        },
        {
            "UPDATE workspace_SearchDocuments SET RecordId = '00000000-0000-7000-8000-000000000001' WHERE Id = (SELECT MIN(Id) FROM workspace_SearchDocuments)",
            "Search", "is not there"
        },
        { "UPDATE finance_CreditNoteLines SET Quantity = '1000000.0'", "Credit notes", "credited" },
        {
            "UPDATE finance_PaymentAllocations SET Amount = '1.0' WHERE Id = (SELECT MIN(Id) FROM finance_PaymentAllocations WHERE PaymentId IS NOT NULL)",
            "Payments", "Payment"
        },
        {
            "UPDATE finance_PaymentAllocations SET ExchangeDifference = '7.77' WHERE Id = (SELECT MIN(Id) FROM finance_PaymentAllocations WHERE PaymentId IS NOT NULL)",
            "Payments", "exchange difference"
        },
        {
            "DELETE FROM finance_BillingAllocations WHERE Id = (SELECT MIN(Id) FROM finance_BillingAllocations WHERE CreditNoteId IS NULL)",
            "Deliveries", "open"
        },
        {
            "UPDATE finance_BillingAllocations SET Quantity = '1000.0' WHERE Id = (SELECT MIN(Id) FROM finance_BillingAllocations WHERE CreditNoteId IS NULL)",
            "Deliveries", "allocated"
        },
        {
            "UPDATE finance_BillingAllocations SET DeliveryId = (SELECT Id FROM finance_Deliveries d WHERE d.Currency <> (SELECT d2.Currency FROM finance_Deliveries d2 JOIN finance_BillingAllocations a ON a.DeliveryId = d2.Id ORDER BY a.Id LIMIT 1) LIMIT 1) WHERE Id = (SELECT MIN(Id) FROM finance_BillingAllocations)",
            "Allocations", "belong together"
        },
        {
            "UPDATE finance_IssuedDocuments SET Content = replace(Content, '\"Net\":', '\"Net\": ') WHERE Sequence = 3",
            "Number series", "HashBroken"
        },
        {
            "DELETE FROM finance_BillingAllocations WHERE Id = (SELECT MIN(Id) FROM finance_BillingAllocations WHERE CreditNoteId IS NULL AND InvoiceId IN (SELECT Id FROM finance_Invoices WHERE Number IS NOT NULL))",
            "Certificates", "AllocationMissing"
        },
        {
            "UPDATE projects_TimeEntries SET BillableMinutes = BillableMinutes + 60, WorkedMinutes = WorkedMinutes + 60 WHERE Id = (SELECT d.SourceId FROM finance_Deliveries d JOIN finance_BillingAllocations a ON a.DeliveryId = d.Id JOIN finance_Invoices i ON i.Id = a.InvoiceId WHERE d.Kind = 'Time' AND i.Number IS NOT NULL ORDER BY a.Id LIMIT 1)",
            "Certificates", "SourceDiffers"
        },
        {
            "UPDATE finance_Deliveries SET UnitPrice = '1.0' WHERE Id = (SELECT a.DeliveryId FROM finance_BillingAllocations a JOIN finance_Invoices i ON i.Id = a.InvoiceId WHERE i.Number IS NOT NULL ORDER BY a.Id LIMIT 1)",
            "Certificates", "DeliveryDiffers"
        },
        {
            "UPDATE finance_InvoiceLines SET UnitPrice = '1.0' WHERE Id = (SELECT MIN(l.Id) FROM finance_InvoiceLines l JOIN finance_Invoices i ON i.Id = l.InvoiceId WHERE i.Number IS NOT NULL)",
            "Certificates", "LineDiffers"
        },
        {
            "UPDATE finance_Invoices SET ExchangeRate = '3.0' WHERE Id = (SELECT MIN(Id) FROM finance_Invoices WHERE Number IS NOT NULL)",
            "Certificates", "DocumentDiffers"
        },
        { "UPDATE finance_NumberSequences SET Last = Last + 1 WHERE Series LIKE 'INV%'", "Number series", "Missing" },
        {
            "UPDATE finance_PaymentAllocations SET Amount = '-1.0' WHERE Id = (SELECT MAX(a.Id) FROM finance_PaymentAllocations a JOIN finance_Payments p ON p.Id = a.PaymentId)",
            "Payments", "is not used"
        },
        {
            "UPDATE finance_Payments SET RefundsId = '00000000-0000-7000-8000-000000000001' WHERE Id = (SELECT MIN(Id) FROM finance_Payments)",
            "Payments", "what is not known"
        },
        { "UPDATE finance_Expenses SET BaseNet = NULL WHERE State = 'Paid'", "Expenses", "cost" },
        {
            "PRAGMA foreign_keys = OFF; INSERT INTO finance_BankLines (Id, BankAccountId, StatementId, Position, [Key], [On], Amount, Currency, ExchangeRate, BaseAmount, Text, PartyName, PartyAccount, PartyTaxId, PayerKey, State, SearchText, Version) SELECT Id, Id, Id, 0, 'k', '2026-01-01', '5.0', Currency, '1.0', '5.0', 'x', '', '', '', '', 'Unmatched', '', 1 FROM finance_BankAccounts LIMIT 1",
            "Bank:", "is posted"
        },
        {
            "PRAGMA foreign_keys = OFF; INSERT INTO finance_BankMatches (Id, LineId, Position, Kind, Amount, DocumentAmount, DocumentCurrency, MadeDocument, Difference, Note, Method, Reasons, PayerKey, ById, At) SELECT Id, Id, 0, 'Account', '5.0', '0.0', '', 0, 'None', '', 'ByHand', '', '', Id, '2026-01-01 00:00:00' FROM finance_BankAccounts LIMIT 1",
            "Bank matches", "its line is not there"
        },
        {
            "UPDATE finance_BillLines SET Net = '1.00' WHERE Id = (SELECT MIN(Id) FROM finance_BillLines)",
            "Bills", "its lines come to"
        },
        {
            "UPDATE finance_Bills SET OpenAmount = '5.00' WHERE Id = (SELECT MIN(Id) FROM finance_Bills WHERE State = 'Posted' AND IsOpen = 0)",
            "Bills", "of it is open"
        },
        {
            "UPDATE finance_Bills SET NumberKey = 'X' WHERE Id = (SELECT MIN(Id) FROM finance_Bills)",
            "Bills", "is kept as"
        },
        {
            "UPDATE finance_BillLines SET BaseCost = '1.00' WHERE Id = (SELECT MIN(l.Id) FROM finance_BillLines l JOIN finance_Bills b ON b.Id = l.BillId WHERE b.State = 'Posted')",
            "Bills", "its lines cost"
        },
        {
            "UPDATE finance_BillLines SET IsRebillable = 1 WHERE Id = (SELECT MIN(l.Id) FROM finance_BillLines l JOIN finance_Bills b ON b.Id = l.BillId WHERE b.State = 'Posted')",
            "Bills", "not delivered"
        },
        {
            "UPDATE finance_SupplierAllocations SET Amount = '1.0' WHERE Id = (SELECT MIN(Id) FROM finance_SupplierAllocations WHERE PaymentId IS NOT NULL)",
            "Payments to suppliers", "pays nothing"
        },
        {
            "UPDATE finance_SupplierAllocations SET \"On\" = '2020-01-01' WHERE Id = (SELECT MIN(Id) FROM finance_SupplierAllocations WHERE PaymentId IS NOT NULL)",
            "Payments to suppliers", "before one of them"
        },
        { "UPDATE finance_PaymentRuns SET Total = '1.0'", "Payments to suppliers", "its bills come to" },
        { "UPDATE finance_PaymentRuns SET IsOpen = 0", "Payments to suppliers", "are held" },
        {
            "UPDATE finance_PrepaidShares SET BaseAmount = '1.0' WHERE Id = (SELECT MIN(Id) FROM finance_PrepaidShares)",
            "Prepaid costs", "its months come to"
        },
        {
            "UPDATE finance_PrepaidShares SET PostedOn = NULL WHERE Id = (SELECT MIN(Id) FROM finance_PrepaidShares WHERE PostedOn IS NOT NULL)",
            "Prepaid costs", "the books have"
        },
        {
            "INSERT INTO finance_PayrollRuns (Id, Month, Code, Currency, State, PayOn, People, Gross, Employer, Employee, IncomeTax, Net, PreparedById, Reason, Version) SELECT Id, '2026-01-01', 'x', 'KGS', 'Posted', '2026-01-31', 0, '5.0', '0.0', '0.0', '0.0', '5.0', Id, '', 1 FROM finance_Invoices LIMIT 1",
            "Payroll", "its people come to"
        },
        {
            "UPDATE finance_JournalLines SET BaseDebit = '1.25' WHERE Id = (SELECT MIN(Id) FROM finance_JournalLines WHERE BaseDebit <> '0.0')",
            "Journals", "it debits"
        },
        { "UPDATE finance_Journals SET Number = NULL WHERE Number = 3", "Journals", "some are missing" },
        {
            "UPDATE finance_MonthBalances SET BaseDebit = '7.25' WHERE Id = (SELECT MIN(Id) FROM finance_MonthBalances)",
            "Balances of months", "it says"
        },
        {
            "UPDATE finance_JournalLines SET ItemId = '00000000-0000-7000-8000-000000000001' WHERE Id = (SELECT MIN(l.Id) FROM finance_JournalLines l JOIN finance_Accounts a ON a.Id = l.AccountId WHERE a.Role = 'Receivables')",
            "Control accounts", "of which nothing is open"
        },
        {
            "UPDATE finance_JournalLines SET BaseDebit = '9.75' WHERE Id = (SELECT MIN(l.Id) FROM finance_JournalLines l JOIN finance_Accounts a ON a.Id = l.AccountId WHERE a.Role = 'EmployeeClaims' AND l.BaseDebit <> '0.0')",
            "Control accounts", "stand on"
        },
        {
            "PRAGMA foreign_keys = OFF; DELETE FROM finance_Journals WHERE Id = (SELECT MIN(Id) FROM finance_Journals WHERE Kind = 'Invoice')",
            "Documents are posted", "no journal"
        },
        {
            "UPDATE finance_Expenses SET SpentOn = '2020-01-01' WHERE Id = (SELECT MIN(SourceId) FROM finance_Deliveries WHERE Kind = 'Expense')",
            "Expenses", "is billed for"
        },
        {
            "UPDATE finance_Expenses SET MarkupPercent = '99.0' WHERE Id = (SELECT MIN(d.SourceId) FROM finance_Deliveries d JOIN finance_Expenses e ON e.Id = d.SourceId AND e.Currency = d.Currency)",
            "Expenses", "99.0 %"
        },
        {
            "UPDATE finance_Invoices SET DueOn = '2020-01-01' WHERE Id = (SELECT MIN(Id) FROM finance_Invoices WHERE Number IS NOT NULL)",
            "Invoices", "says due on"
        },
        {
            "UPDATE finance_InvoiceLines SET EngagementId = '00000000-0000-7000-8000-000000000001' WHERE Id = (SELECT MIN(Id) FROM finance_InvoiceLines WHERE ProjectId IS NOT NULL)",
            "Invoices", "for engagement"
        },
        {
            "UPDATE finance_PaymentAllocations SET \"On\" = '2020-01-01' WHERE Id = (SELECT MIN(Id) FROM finance_PaymentAllocations WHERE PaymentId IS NOT NULL)",
            "Payments", "before one of them"
        },
        {
            "UPDATE finance_Deliveries SET OpenValue = '7.0', IsOpen = 1 WHERE Id = (SELECT MIN(Id) FROM finance_Deliveries WHERE IsBillable = 0)",
            "Deliveries", "cannot be billed"
        },
        {
            "INSERT INTO finance_DocumentFiles SELECT Id, x'255044462d', 'made up' FROM finance_IssuedDocuments WHERE Sequence = 3 AND Id NOT IN (SELECT DocumentId FROM finance_DocumentFiles)",
            "Number series", "its PDF"
        },
        {
            "UPDATE insights_MonthlyMargins SET LabourCost = LabourCost + 1 WHERE rowid = (SELECT MIN(rowid) FROM insights_MonthlyMargins WHERE LabourMinutes > 0)",
            "Engagements", "its months have labour"
        },
        {
            "UPDATE crm_Deals SET Amount = '3.00' WHERE Id = (SELECT MIN(Id) FROM crm_Deals WHERE Billing = 'Retainer')",
            "Deals", "fee"
        },
        {
            "UPDATE crm_StagePassages SET LeftAt = NULL WHERE DealId = (SELECT MIN(Id) FROM crm_Deals WHERE Status = 'Lost')",
            "Deals", "still stays"
        },
        { "UPDATE crm_Companies SET ClientSince = NULL", "Companies", "won deal" },
        {
            "INSERT INTO workspace_Comments (Id, Kind, RecordId, Text, AuthorId, AuthorName, WrittenAt, EditedAt, DeletedByName, Version) VALUES ('00000000-0000-7000-8000-000000000001', 'deal', '00000000-0000-7000-8000-000000000002', 'x', '00000000-0000-7000-8000-000000000003', 'x', '2026-01-01', '2026-01-02', '', 1)",
            "Comments", "0 former texts"
        },
        {
            "INSERT INTO workspace_Approvals (Id, Kind, RecordKind, RecordId, AskedAt, State, Step, StepSince, PolicyNumber, EscalateTo, ClosedByName, Note, Version) VALUES ('00000000-0000-7000-8000-000000000001', 'expense', 'expense', '00000000-0000-7000-8000-000000000002', '2026-01-01', 'Waiting', 1, '2026-01-01', 1, '', '', '', 1)",
            "Approvals", "does not"
        },
        {
            "PRAGMA foreign_keys = OFF; INSERT INTO workspace_WebhookMessages (Id, WebhookId, EventId, Event, Kind, RecordId, Body, CreatedAt, IsTest, State, Trouble, Answer, AnswerLength, Attempts, Tries, NextAt, Took) VALUES ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003', 'deal.won', 'deal', '00000000-0000-7000-8000-000000000004', '{}', '2026-01-01', 0, 'Waiting', 'None', '', 0, 0, 0, '2026-01-01', 0)",
            "Webhooks", "its webhook is not there"
        },
        {
            "UPDATE crm_FollowUps SET DealId = '00000000-0000-7000-8000-000000000001' WHERE Id = (SELECT MIN(Id) FROM crm_FollowUps)",
            "Crm", "missing"
        },
        { "UPDATE projects_Timesheets SET WorkedMinutes = 1", "Timesheets", "its entries" },
        {
            "UPDATE projects_TimeEntries SET WorkedMinutes = 2000 WHERE Id = (SELECT MIN(Id) FROM projects_TimeEntries)",
            "Timesheets", "minutes"
        },
        { "UPDATE projects_Projects SET CompletedOn = NULL WHERE IsOpen = 0", "Projects", "completed" },
        {
            "UPDATE resources_Rates SET CostPerHour = '-1.0' WHERE Id = (SELECT MIN(Id) FROM resources_Rates)",
            "People", "Rate"
        },
        {
            "UPDATE insights_Engagements SET Earned = '1.00' WHERE Id = (SELECT MIN(EngagementId) FROM insights_MoneyRows WHERE Term = 'Delivered')",
            "Engagements", "earned"
        },
        {
            "UPDATE insights_MoneyRows SET Amount = '1.00' WHERE Id = (SELECT MIN(Id) FROM insights_MoneyRows WHERE Term = 'Agreed' AND SourceId = Pool)",
            "Copies", "Value is “1"
        },
        {
            "UPDATE insights_MoneyRows SET Amount = '1.00' WHERE Id = (SELECT MIN(Id) FROM insights_MoneyRows WHERE Term = 'Plan' AND SourceId IN (SELECT Id FROM projects_Milestones))",
            "Copies", "milestone"
        },
        {
            "UPDATE insights_MoneyRows SET Amount = '-1.00' WHERE Id = (SELECT MIN(Id) FROM insights_MoneyRows WHERE Term = 'Delivered' AND Pool IN (SELECT Id FROM projects_Projects WHERE Billing = 'TimeAndMaterial'))",
            "Engagements", "is not billed"
        },
        {
            "UPDATE identity_Users SET Role = 'Nobody' WHERE Id = (SELECT MIN(Id) FROM identity_Users)", "Users",
            "Nobody"
        },
        {
            "UPDATE finance_Customers SET Name = 'Somebody else' WHERE Id = (SELECT MIN(Id) FROM finance_Customers)",
            "Copies", "Somebody else"
        },
        {
            "DELETE FROM projects_Clients WHERE Id = (SELECT Id FROM crm_Companies c WHERE NOT EXISTS (SELECT 1 FROM projects_Projects p WHERE p.CompanyId = c.Id) LIMIT 1)",
            "Copies", "does not have it"
        },
        { "UPDATE finance_Deliveries SET WorkedMinutes = 1 WHERE Kind = 'Time'", "Copies", "Minutes" },
        {
            "UPDATE insights_MoneyRows SET Amount = '12.34' WHERE Id = (SELECT MIN(Id) FROM insights_MoneyRows WHERE Term = 'Unbacked')",
            "Copies", "12.34"
        },
        {
            "INSERT INTO finance_ExpenseClaims (Id, RecordedById, State, Title, PeriodFrom, PeriodUntil, Currency, LineCount, SearchText, Version) SELECT Id, RecordedById, 'Draft', 'x', '2026-01-01', '2026-01-31', 'KGS', 3, 'x', 1 FROM finance_Expenses LIMIT 1",
            "Expenses", "3 lines"
        },
        {
            "UPDATE finance_Expenses SET ReceiptHash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', ReceiptBytes = 4 WHERE Id = (SELECT MIN(Id) FROM finance_Expenses)",
            "Files", "is missing"
        },
        {
            "INSERT INTO platform_EventLog (EventId, Name, StreamId, StreamPosition, OccurredAt, Origin, Cause, CauseId, Payload) VALUES ('00000000-0000-7000-8000-000000000001', 'x.y', '00000000-0000-7000-8000-000000000002', 1, '2026-01-01', 'Person', 'Person', '', '{}'); INSERT INTO platform_OutboxMessages (EventId, Listener, StreamId, StreamPosition, DueAt, LockedUntil, Attempts) VALUES ('00000000-0000-7000-8000-000000000001', 'l', '00000000-0000-7000-8000-000000000002', 1, '9999-01-01', '1970-01-01', 3)",
            "Every event", "x.y"
        },
        {
            "INSERT INTO platform_ExternalIds (UserId, Resource, RecordId, [Value], [Key]) VALUES ('00000000-0000-7000-8000-000000000001', 'companies', '00000000-0000-7000-8000-000000000002', '1C-17', '00000000-0000-7000-8000-000000000003')",
            "Ids of programs", "1C-17"
        },
    };

    [Fact]
    public async Task A_sound_company_breaks_no_rule()
    {
        await app.DrainAsync();
        Assert.Equal("", await app.Services.BrokenRulesAsync());
    }

    [SqliteTheory, MemberData(nameof(Damages))]
    public async Task A_change_behind_the_applications_back_is_found(string damage, string rule, string about)
    {
        await using var company = await CompanyCopy.OfAsync(await app.SnapshotAsync());
        await company.DamageAsync(damage);
        var found = new List<Finding>();
        await using var scope = company.Services.CreateAsyncScope();
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>()
            .Where(c => c.Rule.StartsWith(rule, StringComparison.Ordinal)))
        {
            await foreach (var finding in check.RunAsync(CancellationToken.None)) found.Add(finding);
        }

        Assert.Contains(found, f => $"{f.Record}: {f.Problem}".Contains(about, StringComparison.Ordinal));
    }

    [SqliteFact]
    public async Task A_copy_that_nobody_damaged_breaks_no_rule()
    {
        await using var company = await CompanyCopy.OfAsync(await app.SnapshotAsync());
        Assert.Equal("", await company.Services.BrokenRulesAsync());
    }

    [Fact]
    public async Task Every_rule_is_broken_by_some_test()
    {
        await using var scope = app.Services.CreateAsyncScope();
        // The storage can only be damaged outside of SQL.
        var rules = scope.ServiceProvider.GetServices<ICheck>().Select(c => c.Rule)
            .Where(r => r != "The storage is sound");
        Assert.All(rules,
            rule => Assert.Contains(Damages, damage => rule.StartsWith((string)damage[1], StringComparison.Ordinal)));
    }
}
