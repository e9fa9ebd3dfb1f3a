using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.HeldForms;

/// <summary>A form whose protection against forgery ran out (signed
/// out and in again in another tab) is held and shown again.</summary>
internal sealed class HoldOutdatedForms(IHeldForms held) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult
            && await held.HoldAsync(context.HttpContext) is { } url)
        {
            context.HttpContext.Lead(url, StatusCodes.Status303SeeOther, told: StatusCodes.Status204NoContent);
            context.Result = new EmptyResult();
        }

        await next();
    }
}

/// <summary>A held form comes back to be looked at: the action shows
/// it as it shows one with mistakes, and nothing is saved.</summary>
internal sealed class ShowAgain(Submission submission, IStringLocalizer<SharedText> shared)
    : IAsyncActionFilter, IOrderedFilter
{
    // Before the key of the form is looked at: it is saved by the next post.
    public int Order => -3000;

    public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && request.ReadableForm()?.ContainsKey(IHeldForms.AgainField) == true)
        {
            submission.IsLookOnly = true;
            context.ModelState.AddModelError("",
                shared["You were signed out before this was saved. Look at it and save it."]);
        }

        return next();
    }
}
