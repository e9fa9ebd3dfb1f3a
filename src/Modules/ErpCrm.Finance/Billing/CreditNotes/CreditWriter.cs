using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>
/// Writes the lines of a credit note and frees the work behind them,
/// last in, first out (domain-rules §5, §26). All notes of an invoice together never
/// exceed it, and a full credit equals it to the cent: the last part takes what is left.
/// </summary>
internal sealed class CreditWriter
{
    private readonly Invoice _invoice;
    private readonly CreditRequest _request;
    private readonly CreditNote _note;
    private readonly ILookup<Guid, CreditNoteLine> _earlier;
    private readonly List<BilledPart> _parts = [];

    private CreditWriter(Invoice invoice, CreditRequest request)
    {
        (_invoice, _request) = (invoice, request);
        _note = new CreditNote(invoice, request.Work, request.Reason, request.Id) { IsVoid = request.IsVoid };
        _earlier = invoice.CreditNotes.SelectMany(n => n.Lines).ToLookup(l => l.InvoiceLineId);
    }

    public static (CreditNote Note, IReadOnlyList<BilledPart> Parts) Write(Invoice invoice, CreditRequest request)
    {
        if (invoice.IsDraft) throw new BusinessRuleException("A draft is not credited; delete it instead.");
        var writer = new CreditWriter(invoice, request);
        writer.WriteLines();
        invoice.Add(writer._note);
        return (writer._note, BilledParts.Sum(writer._parts));
    }

    /// <summary>Quantity of a line that can still be credited.</summary>
    public static decimal LeftOf(Invoice invoice, InvoiceLine line) => LeftOf(invoice.CreditNotes, line);

    /// <param name="notes">All credit notes of the line's invoice.</param>
    public static decimal LeftOf(IEnumerable<CreditNote> notes, InvoiceLine line) =>
        line.Quantity - notes.SelectMany(n => n.Lines).Where(l => l.InvoiceLineId == line.Id).Sum(l => l.Quantity);

    private void WriteLines()
    {
        var credited = _invoice.Lines.OrderBy(l => l.Position)
            .Select(line => (Line: line,
                Quantity: Rounding.Round(_request.Quantities.GetValueOrDefault(line.Id), InvoiceLine.QuantityDigits)))
            .Where(c => c.Quantity != 0).ToList();
        if (credited.Count == 0) throw new BusinessRuleException("Nothing is chosen to be credited.");
        var groups = credited.GroupBy(c => c.Line.Rate()).Select(group => GroupOf(group.Key, [.. group])).ToList();
        RequireWithinInvoice(groups);
        groups.ForEach(WriteGroup);
    }

    private CreditedGroup GroupOf(LineVat rate, List<(InvoiceLine Line, decimal Quantity)> credited)
    {
        var nets = credited.ConvertAll(c => NetOf(c.Line, c.Quantity));
        return new CreditedGroup(rate, credited, nets, VatsOf(rate, credited, nets));
    }

    // Lines alone are no limit: a deduction makes the invoice smaller than its other lines together (domain-rules §5).
    private void RequireWithinInvoice(List<CreditedGroup> groups)
    {
        var gross = groups.Sum(group => group.Nets.Sum() + group.Vats.Sum());
        if (gross < 0) throw new BusinessRuleException("The total of a credit note cannot be negative.");
        if (gross + _invoice.CreditNotes.Sum(n => n.Gross) > _invoice.Gross || groups.Any(ExceedsItsRate))
            throw new BusinessRuleException(
                "That is more than was invoiced: credit the deductions of the invoice too.");
    }

    private bool ExceedsItsRate(CreditedGroup group)
    {
        var (invoiced, lines) = (GroupWith(group.Rate).Base, LinesWith(group.Rate));
        var credited = group.Nets.Sum() + lines.SelectMany(l => _earlier[l.Id]).Sum(l => l.Net);
        return invoiced < 0 ? credited < invoiced : credited > invoiced;
    }

    private void WriteGroup(CreditedGroup group)
    {
        for (var i = 0; i < group.Lines.Count; i++)
        {
            var (line, quantity) = group.Lines[i];
            var net = group.Nets[i];
            var amount = AmountOf(line, quantity);
            Split(line, quantity, net);
            _note.Add(new CreditNoteLine(_note.Id, line, quantity,
                new LineShare(net, group.Vats[i], AllowanceOf(line, quantity, amount, net)), amount));
        }
    }

    private decimal NetOf(InvoiceLine line, decimal quantity)
    {
        var left = line.Quantity - CreditedOf(line);
        if (Math.Sign(quantity) != Math.Sign(left) || Math.Abs(quantity) > Math.Abs(left))
            throw new BusinessRuleException("At most {0} of “{1}” can be credited.", left, line.Description);
        return PartOf(line, quantity, line.NetOf(quantity, _invoice.Currency), line.Net, l => l.Net);
    }

    private decimal AmountOf(InvoiceLine line, decimal quantity) =>
        PartOf(line, quantity, line.AmountOf(quantity, _invoice.Currency), line.Amount, l => l.Amount);

    // Without VAT in its prices it is what is printed less what is credited.
    private decimal AllowanceOf(InvoiceLine line, decimal quantity, decimal amount, decimal net) =>
        _invoice.PricesIncludeVat
            ? PartOf(line, quantity, Rounding.Round(line.Allowance * quantity / line.Quantity, _invoice.Currency),
                line.Allowance, l => l.Allowance)
            : amount - net;

    // The last part of a line takes what is left of it, and none takes more.
    private decimal PartOf(InvoiceLine line, decimal quantity, decimal part, decimal whole,
        Func<CreditNoteLine, decimal> of)
    {
        var left = whole - _earlier[line.Id].Sum(of);
        return quantity == line.Quantity - CreditedOf(line) || Math.Abs(part) > Math.Abs(left) ? left : part;
    }

    // Rounded as on the invoice (domain-rules §5); the last part of a rate takes what is left of its VAT.
    private List<decimal> VatsOf(LineVat rate, List<(InvoiceLine Line, decimal Quantity)> credited, List<decimal> nets)
    {
        var lines = LinesWith(rate);
        var left = GroupWith(rate).Vat - lines.SelectMany(l => _earlier[l.Id]).Sum(l => l.Vat);
        var isLast = lines.All(l => l.Quantity == CreditedOf(l) + credited.FirstOrDefault(c => c.Line == l).Quantity);
        var vats = credited.Zip(nets, (c, net) => VatOf(rate, c.Line, c.Quantity, net)).ToList();
        var vat = _invoice is { PricesIncludeVat: false, VatRounding: VatRounding.PerRate }
            ? Rounding.Round(nets.Sum() * rate.Percent / 100, _invoice.Currency)
            : vats.Sum();
        if (isLast || Math.Abs(vat) > Math.Abs(left)) vat = left;
        vats[^1] += vat - vats.Sum();
        return vats;
    }

    private decimal VatOf(LineVat rate, InvoiceLine line, decimal quantity, decimal net) => _invoice.PricesIncludeVat
        ? PartOf(line, quantity, line.GrossOf(quantity, _invoice.Currency), line.Net + line.Vat, l => l.Net + l.Vat)
            - net
        : Rounding.Round(net * rate.Percent / 100, _invoice.Currency);

    private List<InvoiceLine> LinesWith(LineVat rate) => [.. _invoice.Lines.Where(l => l.Rate() == rate)];

    private VatGroup GroupWith(LineVat rate) => _invoice.VatGroups().Single(g => (g.Percent, g.Note, g.Category, g.Code)
        == (rate.Percent, rate.Note, rate.Category, rate.Code));

    // What was typed on top of the deliveries came last, so it goes first.
    private void Split(InvoiceLine line, decimal quantity, decimal net)
    {
        if (line.IsDeduction) line.GiveBack(CreditedOf(line), quantity, _invoice.Currency);
        var backing = LineBacking.Of(line, _invoice.Currency);
        var work = new List<(Delivery Delivery, decimal Value)>();
        var billed = backing.Quantity == 0 ? 0m : FreeBacked(line, backing, quantity, work);
        if (line.EngagementId is not { } engagement) return;
        var value = _request.Work == CreditedWork.MayBeBilledAgain ? work.Sum(w => w.Value) : 0;
        _note.WrittenOff.AddRange(BilledParts.Split(line, billed - value, work, _invoice.Currency));
        _parts.Add(new BilledPart(engagement, line.ProjectId, -value, -billed, -(net - billed)));
    }

    private decimal FreeBacked(InvoiceLine line, LineBacking backing, decimal quantity,
        List<(Delivery Delivery, decimal Value)> work)
    {
        var onTop = line.Quantity - backing.Quantity;
        var before = CreditedOf(line);
        var backedBefore = Math.Max(0, before - onTop);
        var backed = Math.Max(0, before + quantity - onTop) - backedBefore;
        var valueBefore = -line.Allocations.Where(a => a.CreditNoteId is not null).Sum(a => a.Value);
        Free(line, DeliveredOf(line, backing, backedBefore + backed) - DeliveredOf(line, backing, backedBefore), work);
        return BilledOf(backing, valueBefore + work.Sum(w => w.Value)) - BilledOf(backing, valueBefore);
    }

    // By value and not by printed quantity, so that never more is taken back than was billed for what stays.
    private decimal BilledOf(LineBacking backing, decimal value) =>
        value == backing.Value ? backing.Billed : Rounding.Round(backing.Billed * value / backing.Value,
            _invoice.Currency);

    private static decimal DeliveredOf(InvoiceLine line, LineBacking backing, decimal quantity) =>
        quantity == backing.Quantity ? line.Delivered : line.DeliveredFor(quantity);

    private void Free(InvoiceLine line, decimal quantity, List<(Delivery Delivery, decimal Value)> work)
    {
        foreach (var allocation in line.Billed().Reverse().ToList())
        {
            if (quantity <= 0) break;
            var ofDelivery = line.Allocations.Where(a => a.DeliveryId == allocation.DeliveryId).ToList();
            var (left, valueLeft) = (ofDelivery.Sum(a => a.Quantity), ofDelivery.Sum(a => a.Value));
            var freed = Math.Min(quantity, left);
            if (freed <= 0) continue;
            var value = freed == left ? valueLeft : Math.Min(valueLeft, allocation.ValueOf(freed, _invoice.Currency));
            line.AddCredit(
                new BillingAllocation(line, allocation.Delivery, line.Allocations.Count, -freed, -value, _note.Id));
            if (_request.Work == CreditedWork.MayBeBilledAgain) allocation.Delivery.GiveBack(freed, value);
            else allocation.Delivery.GiveUpCredited(freed, value, _request.Reason, _request.IssuedOn, _note.Id);
            work.Add((allocation.Delivery, value));
            quantity -= freed;
        }
    }

    private decimal CreditedOf(InvoiceLine line) => _earlier[line.Id].Sum(l => l.Quantity);

    /// <summary>What is credited of the lines of one rate, computed before anything is changed.</summary>
    private sealed record CreditedGroup(LineVat Rate, List<(InvoiceLine Line, decimal Quantity)> Lines,
        List<decimal> Nets, List<decimal> Vats);
}
