using ErpCrm.Platform.Records;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ErpCrm.Ui.Mvc;

/// <summary>Whoever asks for a record that is not there, or not his, gets 404.</summary>
internal sealed class MissingRecords : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not RecordNotFoundException) return;
        context.Result = new NotFoundResult();
        context.ExceptionHandled = true;
    }
}
