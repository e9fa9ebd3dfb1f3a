using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Treasury.Behaviour;

/// <summary>On a customer's page: how it pays.</summary>
internal sealed class CustomerBehaviourPanel(FinanceDbContext db, IBusinessClock clock) : PanelComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var ct = HttpContext.RequestAborted;
        var known = await PaymentLags.OfAsync(db, subject, clock.Today, ct);
        if (known.Behaviour.Count == 0 && known.Disputed == 0) return Content("");
        var everybody = await PaymentLags.OfEverybodyAsync(db, clock.Today, ct);
        return Panel(new CustomerBehaviour(new BehaviourPicture(known.Behaviour, everybody.Behaviour, false),
            known.Disputed));
    }
}

/// <param name="Disputed">Left out, in base currency.</param>
internal sealed record CustomerBehaviour(BehaviourPicture Picture, decimal Disputed);
