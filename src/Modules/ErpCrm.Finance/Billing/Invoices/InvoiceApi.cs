using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Voiding;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>Invoices in the API: drafts, issuing, credit.</summary>
internal sealed class InvoiceApi : ApiKind<FinanceDbContext, Invoice>
{
    public InvoiceApi(InvoicesList list)
        : base(Kinds.Invoice, "invoices", list)
    {
        Has("lines", "invoice-lines", "invoice", "position");
        Has("allocations", "payment-allocations", "invoice", "on");
        Prints<InvoicesController>("pdf", nameof(InvoicesController.Pdf));
        Prints<InvoicePapersController>("payment-invoice", nameof(InvoicePapersController.PaymentInvoice));
        Prints<InvoicePapersController>("act", nameof(InvoicePapersController.Act));
        Prints<InvoiceEInvoicesController>("factur-x", nameof(EInvoiceFilesController.FacturX));
        Prints<InvoiceEInvoicesController>("ubl", nameof(EInvoiceFilesController.Ubl), EInvoiceXml.MediaType);
        Creates<InvoicesController>(nameof(InvoicesController.Create));
        Changes<InvoiceDraftsController>(nameof(InvoiceDraftsController.Edit));
        Removes<InvoiceDraftsController>(nameof(InvoiceDraftsController.Delete));
        Does<InvoiceIssuingController>("issue", nameof(InvoiceIssuingController.Issue)).OfMoney();
        Does<VoidInvoiceController>("void", nameof(VoidInvoiceController.Void)).OfMoney();
        Does<InvoiceCreditController>("credit", nameof(InvoiceCreditController.Create)).OfMoney().Makes("credit-notes");
    }
}
