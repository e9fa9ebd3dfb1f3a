using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;
using FluentValidation;

namespace ErpCrm.Finance.Purchasing.Bills;

internal sealed class BillEditFormValidator : AbstractValidator<BillEditForm>
{
    private const decimal MaxAmount = 100_000_000_000m;

    public BillEditFormValidator()
    {
        RuleFor(f => f.Kind).IsInEnum();
        RuleFor(f => f.SupplierId).NotNull()
            .When(f => !f.MakesSupplier || string.IsNullOrWhiteSpace(f.NewSupplierName));
        RuleFor(f => f.NewSupplierName).MaximumLength(Supplier.NameLength);
        RuleFor(f => f.NewSupplierTaxId).MaximumLength(Supplier.TaxIdLength);
        RuleFor(f => f.NewSupplierEmail).MaximumLength(Supplier.EmailLength);
        RuleFor(f => f.NewSupplierAddress).MaximumLength(Supplier.AddressLength);
        RuleFor(f => f.NewSupplierAccount).MaximumLength(Supplier.AccountLength);
        RuleFor(f => f.NewSupplierBankCode).MaximumLength(Supplier.BankCodeLength);
        RuleFor(f => f.Number).MaximumLength(Bill.NumberLength);
        RuleFor(f => f.Number).NotEmpty().When(f => f.AndPost);
        RuleFor(f => f.BilledOn).NotNull();
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(Currencies.CodeLength);
        RuleFor(f => f.VatRounding).IsInEnum();
        RuleFor(f => f.VatAsPrinted).InclusiveBetween(0, MaxAmount);
        RuleFor(f => f.PaymentReference).MaximumLength(Bill.ReferenceLength);
        RuleFor(f => f.Notes).MaximumLength(Bill.NotesLength);
        RuleForEach(f => f.Lines).SetValidator(new BillLineFormValidator());
    }
}
