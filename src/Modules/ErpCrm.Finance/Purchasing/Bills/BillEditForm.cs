using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Purchasing.EInvoices;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>A bill as it is typed, or read from an e-invoice.</summary>
internal sealed class BillEditForm
{
    public BillKind Kind { get; set; }
    public Guid? SupplierId { get; set; }
    public string? SupplierIdText { get; set; }

    /// <summary>Who sent it is made a supplier with what the file says of him.</summary>
    public bool MakesSupplier { get; set; }
    public string? NewSupplierName { get; set; }
    public string? NewSupplierTaxId { get; set; }
    public string? NewSupplierEmail { get; set; }
    public string? NewSupplierAddress { get; set; }
    public string? NewSupplierAccount { get; set; }
    public string? NewSupplierBankCode { get; set; }

    public string? Number { get; set; }
    public DateOnly? BilledOn { get; set; }

    /// <summary>By the supplier's terms where nothing is typed.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The day of the bill where nothing is typed.</summary>
    public DateOnly? PostedOn { get; set; }
    public string Currency { get; set; } = "";
    public bool PricesWithVat { get; set; }
    public VatRounding VatRounding { get; set; }
    [Amount]
    public decimal? VatAsPrinted { get; set; }
    public bool VatIsCost { get; set; }
    public string? PaymentReference { get; set; }
    public string? Notes { get; set; }
    public List<BillLineForm> Lines { get; set; } = [];

    public IFormFile? Paper { get; set; }

    /// <summary>A paper that was sent with the form before: it is not sent again.</summary>
    public string? PaperToken { get; set; }
    public bool RemovePaper { get; set; }

    /// <summary>An e-invoice filled it in.</summary>
    public bool IsRead { get; set; }

    /// <summary>The button that was pressed: save and post at once.</summary>
    public bool AndPost { get; set; }

    public int Version { get; set; }

    [BindNever]
    public BillEditContext? Context { get; private set; }

    /// <summary>Shows the form, and each of its lines, with what stands around them.</summary>
    public void ShowIn(BillEditContext context)
    {
        Context = context;
        var totals = Totals();
        for (var i = 0; i < Lines.Count; i++) Lines[i].ShowIn(context, totals.Lines[i], totals.Currency);
    }

    /// <summary>Totals of what is typed so far; what cannot be computed counts nothing.</summary>
    public InvoiceTotals Totals()
    {
        var method = Method() with { Currency = Currencies.IsKnown(Currency) ? Currency : "USD" };
        var lines = Lines.Select(l => l.Figures).ToList();
        BillTotals totals;
        try
        {
            totals = BillTotals.Of(lines, method);
        }
        catch (BusinessRuleException)
        {
            totals = BillTotals.Of(lines, method with { VatAsPrinted = null });
        }

        return new InvoiceTotals(method.Currency, totals.Net, totals.Groups, totals.Gross)
        {
            Lines = [.. totals.Lines.Select(l => l.Net)],
            Word = "Total",
        };
    }

    /// <summary>Theirs is compared with what mine says of the bill, not with what else was sent with it.</summary>
    public BillEditForm With(BillEditForm mine)
    {
        (AndPost, RemovePaper, PaperToken) = (mine.AndPost, mine.RemovePaper, mine.PaperToken);
        (IsRead, MakesSupplier) = (mine.IsRead, mine.MakesSupplier);
        ShowIn(mine.Context!);
        return this;
    }

    public BillMethod Method() => new(Currency, PricesWithVat, VatRounding, VatAsPrinted);

    public BillTerms ToTerms(Supplier supplier) => new(
        Kind, Number, BilledOn!.Value, DueOn ?? BilledOn.Value.AddDays(supplier.PaymentTermDays), PostedOn, Method(),
        VatIsCost, [.. Lines.Select(l => l.ToTerms())])
    {
        PaymentReference = PaymentReference,
        Notes = Notes,
    };

    /// <summary>Who sent the file, as a supplier.</summary>
    public SupplierData NewSupplier(int termDays) => new(NewSupplierName ?? "", null, Currency, termDays)
    {
        TaxId = NewSupplierTaxId,
        Email = NewSupplierEmail,
        Address = NewSupplierAddress,
        Account = new SupplierAccount(NewSupplierAccount, null, NewSupplierBankCode),
    };

    public static BillEditForm Of(Bill bill) => new()
    {
        Kind = bill.Kind,
        SupplierId = bill.SupplierId,
        SupplierIdText = bill.SupplierName,
        Number = bill.Number,
        BilledOn = bill.BilledOn,
        DueOn = bill.DueOn,
        PostedOn = bill.PostedOn,
        Currency = bill.Currency,
        PricesWithVat = bill.PricesWithVat,
        VatRounding = bill.VatRounding,
        VatAsPrinted = bill.VatAsPrinted,
        VatIsCost = bill.VatIsCost,
        PaymentReference = bill.PaymentReference,
        Notes = bill.Notes,
        Lines = [.. bill.Lines.OrderBy(l => l.Position).Select(BillLineForm.Of)],
        Version = bill.Version,
    };

    /// <summary>Fills in what nobody typed.</summary>
    public void Read(ElectronicInvoice read, Supplier? supplier)
    {
        (Kind, Currency) = (read.IsCredit ? BillKind.CreditNote : BillKind.Bill, read.Currency);
        (Number, BilledOn, DueOn) = (Or(Number, read.Number), read.IssuedOn, read.DueOn ?? DueOn);
        (PaymentReference, Notes) = (Or(PaymentReference, read.PaymentReference), Or(Notes, read.Note));
        (PricesWithVat, VatRounding, VatAsPrinted) = (false, VatRounding.PerRate, read.VatAsPrinted);
        Lines = [.. read.Lines.Select(l => BillLineForm.Of(l, supplier))];
        IsRead = true;
        if (supplier is not null) (SupplierId, SupplierIdText) = (supplier.Id, supplier.Name);
        else if (SupplierId is null) Take(read.Seller);
    }

    private void Take(ElectronicParty seller)
    {
        MakesSupplier = seller.Name.Length > 0;
        (NewSupplierName, NewSupplierTaxId, NewSupplierEmail) = (seller.Name, seller.TaxId, seller.Email);
        (NewSupplierAddress, NewSupplierAccount) = (seller.Address, seller.Account);
        NewSupplierBankCode = seller.BankCode;
    }

    private static string? Or(string? typed, string? read) => string.IsNullOrWhiteSpace(typed) ? read : typed;
}
